import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { renderUi } from '../../testing/render-ui.tsx'
import { toast } from './toast.ts'
import { Toaster } from './toaster.tsx'

it('shows what was said before its script was there, and its act works', async () => {
  const undo = vi.fn()
  toast.success('Agent is off', { description: 'Runs go on.', action: { label: 'Undo', onClick: undo } })
  renderUi(<Toaster />)
  expect(await screen.findByText('Agent is off', {}, { timeout: 5_000 })).toBeTruthy()
  expect(screen.getByText('Runs go on.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(undo).toHaveBeenCalledOnce()
})
