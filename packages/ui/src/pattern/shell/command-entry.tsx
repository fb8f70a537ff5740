'use client'
import { Command } from 'cmdk'
import { Lock } from 'lucide-react'
import { DenialText } from '../../primitive/action/denial.tsx'
import { Icon } from '../../primitive/sign/icon.tsx'
import { Kbd } from '../../primitive/sign/kbd.tsx'
import type { CommandItem } from './command-menu.tsx'

export function CommandEntry({ item, onDone }: { item: CommandItem; onDone: () => void }) {
  const reason = item.denied === undefined ? item.disabledReason : <DenialText denial={item.denied} />
  const isOff = reason !== undefined && reason !== null && reason !== false
  return (
    // Not cmdk's own disabled: the reason must be reachable by keyboard and read out.
    <Command.Item
      className="menu-item"
      value={`${item.label} ${item.id}`}
      keywords={[...(item.keywords ?? [])]}
      aria-disabled={isOff || undefined}
      data-off={isOff || undefined}
      onSelect={() => {
        if (isOff) return
        onDone()
        item.onSelect()
      }}
    >
      {(isOff || item.icon !== undefined) && <Icon>{isOff ? <Lock /> : item.icon}</Icon>}
      <span className="grow">
        <span>{item.label}</span> <span className="text-3">{item.detail}</span>
        {isOff && <span className="menu-reason">{reason}</span>}
      </span>
      {item.after}
      {item.shortcut !== undefined && <Kbd keys={item.shortcut} />}
    </Command.Item>
  )
}
