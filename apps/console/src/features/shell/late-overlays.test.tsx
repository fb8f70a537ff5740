import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { LateOverlays } from './late-overlays'

const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>()
vi.mock('./jump-menu', async () => {
  await arrived
  return {
    JumpMenu: ({ isOpen, search }: { isOpen: boolean; search: string }) =>
      isOpen && (
        <div role="dialog" aria-label="menu">
          {search}
        </div>
      ),
  }
})
vi.mock('./shortcuts', () => ({
  Shortcuts: ({ isOpen }: { isOpen: boolean }) => isOpen && <div role="dialog" aria-label="sheet" />,
}))

afterEach(cleanup)

function Page() {
  const [isOpen, setIsOpen] = useState(false)
  return <LateOverlays pages={[]} tenant={undefined} isOpen={isOpen} onOpenChange={setIsOpen} />
}

it('keeps what is typed after Ctrl K until the menu has come, and gives it to its search', async () => {
  const behind = vi.fn()
  render(<Page />)
  await userEvent.keyboard('{Control>}k{/Control}')
  document.addEventListener('keydown', behind)
  await userEvent.keyboard('audx{Backspace}')
  document.removeEventListener('keydown', behind)
  expect(behind).not.toHaveBeenCalled()
  expect(screen.queryByRole('dialog')).toBeNull()
  arrive()
  expect((await screen.findByRole('dialog', { name: 'menu' })).textContent).toBe('aud')
})

it('opens the shortcuts with ?', async () => {
  render(<Page />)
  await userEvent.keyboard('?')
  expect(await screen.findByRole('dialog', { name: 'sheet' })).toBeTruthy()
})
