'use client'
import { ShortcutsSheet } from '@understudy/ui'
import type { ConsolePage } from './pages'

type Props = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void; pages: readonly ConsolePage[] }

export function Shortcuts({ isOpen, onOpenChange, pages }: Props) {
  return (
    <ShortcutsSheet
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      groups={[
        {
          title: 'Anywhere',
          shortcuts: [
            { label: 'Command menu', keys: ['Ctrl', 'K'] },
            { label: 'This sheet', keys: ['?'] },
            { label: 'Back to the page', keys: ['Esc'] },
          ],
        },
        {
          title: 'Go, one key after the other',
          shortcuts: pages.map(({ label, key, href }) => ({
            label: label === 'Audit' && href !== '/audit' ? 'Audit of the tenant' : label,
            keys: ['G', key],
          })),
        },
        {
          title: 'In a table',
          shortcuts: [
            { label: 'Next, previous row', keys: ['↓', '↑'] },
            { label: 'First, last row', keys: ['Home', 'End'] },
            { label: 'Open', keys: ['↵'] },
          ],
        },
      ]}
      footnote="Deleting and removing have no shortcut on purpose."
    />
  )
}
