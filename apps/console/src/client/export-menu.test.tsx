import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { Toaster } from '@understudy/ui'
import { renderUi } from '@understudy/ui/testing'
import { ExportMenu } from './export-menu'

const saved = vi.hoisted(() => vi.fn())
vi.mock('./save-file', () => ({ saveFile: saved }))
beforeEach(() => saved.mockReset())

const file = { fileName: 'report.md', contentType: 'text/markdown', content: '# Report' }
function open(make: () => Promise<typeof file>, printHref?: string) {
  const formats = [{ id: 'md', label: 'Markdown', detail: '.md', make }]
  renderUi(
    <>
      <ExportMenu label="Whole report" formats={formats} {...(printHref === undefined ? {} : { printHref })} />
      <Toaster />
    </>,
  )
  fireEvent.keyDown(screen.getByRole('button', { name: 'Export' }), { key: 'Enter' })
}
const choose = async (name: RegExp) => fireEvent.click(await screen.findByRole('menuitem', { name }))

it('saves the file of the chosen format', async () => {
  open(() => Promise.resolve(file))
  await choose(/^Markdown/)
  await waitFor(() => expect(saved).toHaveBeenCalledWith('report.md', 'text/markdown', '# Report'))
})

it('says that nothing was exported when the file could not be made', async () => {
  open(() => Promise.reject(new Error('away')))
  await choose(/^Markdown/)
  expect(await screen.findByText('Nothing was exported')).toBeTruthy()
  expect(saved).not.toHaveBeenCalled()
})

it('leads to paper only where there is such a view', async () => {
  open(() => Promise.resolve(file), '/print')
  expect((await screen.findByRole('menuitem', { name: 'Print view' })).getAttribute('href')).toBe('/print')
})
