import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { renderUi } from '../../testing/render-ui.tsx'
import { Button } from './button.tsx'

it('stays reachable when it is off, says why, and does nothing', async () => {
  const press = vi.fn()
  renderUi(
    <Button disabledReason="Choose a file first." onClick={press}>
      Start
    </Button>,
  )
  const button = screen.getByRole('button', { name: 'Start', description: 'Choose a file first.' })
  expect(button.getAttribute('aria-disabled')).toBe('true')
  await userEvent.tab()
  expect(document.activeElement).toBe(button)
  await userEvent.keyboard('{Enter}')
  await userEvent.click(button)
  expect(press).not.toHaveBeenCalled()
  expect(document.querySelector('.tooltip')?.textContent).toContain('Choose a file first.')
})

it('names the missing right and who can grant it', () => {
  renderUi(<Button denied={{ permission: 'session.delete', grantedBy: 'Maja Öberg' }}>Delete…</Button>)
  expect(screen.getByRole('button', { description: 'Needs session.delete. Maja Öberg can grant it.' })).toBeTruthy()
})

it('answers no second press while it is busy, also inside a form', async () => {
  const submit = vi.fn((event: React.FormEvent) => event.preventDefault())
  renderUi(
    <form onSubmit={submit}>
      <Button type="submit" isBusy>
        Save
      </Button>
    </form>,
  )
  await userEvent.click(screen.getByRole('button'))
  expect(submit).not.toHaveBeenCalled()
})
