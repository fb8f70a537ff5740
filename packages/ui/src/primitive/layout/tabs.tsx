'use client'
import { Tabs as RadixTabs } from 'radix-ui'
import type { ReactNode } from 'react'
import { Count } from '../sign/count.tsx'

export type Tab = { value: string; label: string; count?: number | undefined; content: ReactNode }

export type TabsProps = {
  label: string
  tabs: readonly Tab[]
  value?: string | undefined
  onChange?: ((value: string) => void) | undefined
}

/** Views of one thing. For tabs that are pages with their own address, use LinkTabs. */
export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  const first = tabs[0]?.value ?? ''
  return (
    <RadixTabs.Root
      {...(value === undefined ? { defaultValue: first } : { value })}
      {...(onChange === undefined ? {} : { onValueChange: onChange })}
    >
      <RadixTabs.List className="tabs" aria-label={label}>
        {tabs.map((tab) => (
          <RadixTabs.Trigger key={tab.value} value={tab.value}>
            {tab.label}
            {tab.count !== undefined && <Count value={tab.count} />}
          </RadixTabs.Trigger>
        ))}
      </RadixTabs.List>
      {tabs.map((tab) => (
        <RadixTabs.Content key={tab.value} value={tab.value} className="tab-content">
          {tab.content}
        </RadixTabs.Content>
      ))}
    </RadixTabs.Root>
  )
}
