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
    <Command.Item
      asChild
      value={`${item.label} ${item.id}`}
      keywords={[...(item.keywords ?? [])]}
      onSelect={() => {
        if (isOff) return
        onDone()
        item.onSelect()
      }}
    >
      {/* Not cmdk's own disabled: it would take the item, and with it the reason, out of the keyboard's reach. */}
      <div className="menu-item" aria-disabled={isOff} data-off={isOff || undefined}>
        {(isOff || item.icon !== undefined) && <Icon>{isOff ? <Lock /> : item.icon}</Icon>}
        <span className="grow">
          <span>{item.label}</span> <span className="text-3">{item.detail}</span>
          {isOff && <span className="menu-reason">{reason}</span>}
        </span>
        {item.after}
        {item.shortcut !== undefined && <Kbd keys={item.shortcut} />}
      </div>
    </Command.Item>
  )
}
