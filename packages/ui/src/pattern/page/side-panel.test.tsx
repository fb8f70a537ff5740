import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { renderUi } from '../../testing/render-ui.tsx'
import { SidePanel } from './side-panel.tsx'

function Page() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button onClick={() => setIsOpen(true)}>Open</button>
      {isOpen && (
        <SidePanel title="Supplier talks" onClose={() => setIsOpen(false)}>
          Two offers are open.
        </SidePanel>
      )}
    </>
  )
}

it('takes focus when it opens, closes on Escape and gives focus back', async () => {
  renderUi(<Page />)
  await userEvent.click(screen.getByRole('button', { name: 'Open' }))
  expect(document.activeElement).toBe(screen.getByRole('complementary', { name: 'Supplier talks' }))
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('complementary')).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open' }))
})
