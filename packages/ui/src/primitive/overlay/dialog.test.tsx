import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { renderUi } from '../../testing/render-ui.tsx'
import { Button } from '../action/button.tsx'
import { Field } from '../input/field.tsx'
import { TextInput } from '../input/text-input.tsx'
import { Dialog } from './dialog.tsx'

function StopDialog({ onSubmit }: { onSubmit: () => void }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Stop…</Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title="Stop the run"
        description="12 of 14 steps are kept."
        onSubmit={onSubmit}
        acts={<Button type="submit">Stop</Button>}
      >
        <Field label="Reason" error="A reason is needed.">
          <TextInput />
        </Field>
      </Dialog>
    </>
  )
}

it('moves focus to the first field, closes on Escape and gives focus back', async () => {
  renderUi(<StopDialog onSubmit={() => undefined} />)
  const opener = screen.getByRole('button', { name: 'Stop…' })
  await userEvent.click(opener)
  const dialog = screen.getByRole('dialog', { name: 'Stop the run', description: '12 of 14 steps are kept.' })
  const field = screen.getByRole('textbox', { name: 'Reason', description: 'A reason is needed.' })
  await waitFor(() => expect(document.activeElement).toBe(field))
  expect(field.getAttribute('aria-invalid')).toBe('true')
  await userEvent.keyboard('{Escape}')
  expect(dialog.isConnected).toBe(false)
  await waitFor(() => expect(document.activeElement).toBe(opener))
})

it('sends on Enter in a field and keeps focus inside', async () => {
  const submit = vi.fn()
  renderUi(<StopDialog onSubmit={submit} />)
  await userEvent.click(screen.getByRole('button', { name: 'Stop…' }))
  await userEvent.keyboard('{Enter}')
  expect(submit).toHaveBeenCalledOnce()
  for (let tabs = 0; tabs < 5; tabs += 1) {
    await userEvent.tab()
    expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true)
  }
})
