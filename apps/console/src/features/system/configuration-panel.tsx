'use client'
import { useState } from 'react'
import type { SettingView } from '@understudy/observe'
import { EmptyState, Panel, PlainTable, SearchInput, Tag, Text, TwoLines } from '@understudy/ui'

/** Changed settings first: those somebody set, then the defaults. */
const rank = { environment: 0, file: 1, default: 2 }

export function ConfigurationPanel({ settings }: { settings: readonly SettingView[] }) {
  const [text, setText] = useState('')
  const shown = settings
    .filter(({ key, value }) => `${key} ${value}`.toLowerCase().includes(text.trim().toLowerCase()))
    .toSorted((a, b) => rank[a.source] - rank[b.source] || a.key.localeCompare(b.key))
  return (
    <Panel
      title="Configuration"
      isFlush
      acts={<SearchInput label="Find a key" value={text} onChange={(event) => setText(event.target.value)} />}
      footer={`${shown.length} of ${settings.length}, changed ones first`}
    >
      {shown.length === 0 ? (
        <EmptyState title="No setting fits">Try a part of its name, such as “timeout”.</EmptyState>
      ) : (
        <PlainTable
          label="Settings"
          hasRowNames
          columns={[{ header: 'Setting' }, { header: 'From', align: 'right' }]}
          rows={shown.map(({ key, value, source }) => ({
            id: key,
            cells: [
              <TwoLines
                key="setting"
                title={
                  <Text isMono size="small">
                    {key}
                  </Text>
                }
                detail={value === 'null' ? 'not set' : value}
              />,
              <Tag key="source" tone={source === 'default' ? 'plain' : 'outline'}>
                {source}
              </Tag>,
            ],
          }))}
        />
      )}
    </Panel>
  )
}
