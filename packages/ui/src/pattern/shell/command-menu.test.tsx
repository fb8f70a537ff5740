import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { renderUi } from '../../testing/render-ui.tsx'
import { CommandMenu } from './command-menu.tsx'
import { useShortcut } from './use-shortcut.ts'

const go = vi.fn()
const force = vi.fn()

function Page() {
  const [isOpen, setIsOpen] = useState(false)
  useShortcut('mod+k', () => setIsOpen(true))
  return (
    <>
      <input aria-label="note" />
      <CommandMenu
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        groups={[
          {
            id: 'go',
            label: 'Go to',
            items: [
              { id: 'memory', label: 'memory', detail: 'port', onSelect: go },
              { id: 'audit', label: 'Audit', onSelect: go },
            ],
          },
          {
            id: 'act',
            label: 'Act',
            items: [{ id: 'force', label: 'Force memory to AWS…', disabledReason: 'us-east-1 is tripped.', onSelect: force }],
          },
        ]}
      />
    </>
  )
}

it('opens with Ctrl K, finds by words, goes there on Enter and closes', async () => {
  renderUi(<Page />)
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.keyboard('aud')
  expect(screen.getAllByRole('option')).toHaveLength(1)
  await userEvent.keyboard('{Enter}')
  expect(go).toHaveBeenCalledOnce()
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('keeps an act that may not be done, with its reason, and does nothing on Enter', async () => {
  renderUi(<Page />)
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.keyboard('force')
  const option = screen.getByRole('option', { name: /us-east-1 is tripped/ })
  expect(option.getAttribute('aria-disabled')).toBe('true')
  await userEvent.keyboard('{Enter}')
  expect(force).not.toHaveBeenCalled()
  expect(screen.getByRole('dialog')).toBeTruthy()
})

it('goes on with what was typed before it had come', async () => {
  const Found = () => {
    const [search, setSearch] = useState('au')
    return <CommandMenu isOpen onOpenChange={() => undefined} groups={[]} search={search} onSearch={setSearch} />
  }
  renderUi(<Found />)
  await userEvent.keyboard('dit')
  expect(screen.getByRole('combobox')).toHaveProperty('value', 'audit')
})

function Sheet({ onPress }: { onPress: () => void }) {
  useShortcut('?', onPress)
  return <input aria-label="note" />
}

it('leaves single keys alone while someone types', async () => {
  const press = vi.fn()
  renderUi(<Sheet onPress={press} />)
  await userEvent.type(screen.getByRole('textbox'), '?')
  expect(press).not.toHaveBeenCalled()
  await userEvent.click(document.body)
  await userEvent.keyboard('?')
  expect(press).toHaveBeenCalledOnce()
})
