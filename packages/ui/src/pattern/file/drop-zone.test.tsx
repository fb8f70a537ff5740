import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { renderUi } from '../../testing/render-ui.tsx'
import { DropZone } from './drop-zone.tsx'

const file = new File(['WEBVTT'], 'council.vtt', { type: 'text/vtt' })

it('takes a file that is dropped and one that is chosen', async () => {
  const onFile = vi.fn()
  const { container } = renderUi(
    <DropZone state={{ kind: 'rest' }} title="Drop a transcript here" hint="up to 10 MB, or" onFile={onFile} />,
  )
  fireEvent.drop(container.querySelector('.drop-zone') ?? container, { dataTransfer: { files: [file] } })
  await userEvent.upload(screen.getByLabelText('Drop a transcript here'), file)
  expect(onFile.mock.calls).toEqual([[file], [file]])
})

it('says what was refused and lets it be removed', async () => {
  const onRemove = vi.fn()
  renderUi(
    <DropZone
      state={{ kind: 'refused', name: 'Q3 forecast.vtt', detail: '1.2 MB, not stored', status: 'refused' }}
      title="Drop"
      hint=""
      onFile={() => undefined}
      onRemove={onRemove}
    />,
  )
  expect(screen.getByText('refused')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Remove Q3 forecast.vtt' }))
  expect(onRemove).toHaveBeenCalledOnce()
})
