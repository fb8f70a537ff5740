'use client'
import { Check, Lock } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useUi } from '../../provider/use-ui.ts'
import { DenialText } from '../action/denial.tsx'
import { Icon } from '../sign/icon.tsx'
import type { MenuItem } from './menu.tsx'

export function MenuEntry({ item }: { item: MenuItem }) {
  const { Link } = useUi()
  const reason = item.denied === undefined ? item.disabledReason : <DenialText denial={item.denied} />
  const isOff = reason !== undefined && reason !== null && reason !== false
  const content = (
    <>
      {item.isChecked !== undefined && <Icon>{item.isChecked ? <Check /> : null}</Icon>}
      {item.icon !== undefined && <Icon>{item.icon}</Icon>}
      <span className="grow">
        {item.label}
        {isOff && <span className="menu-reason">{reason}</span>}
      </span>
      {item.denied !== undefined ? (
        <Icon>
          <Lock />
        </Icon>
      ) : (
        item.detail !== undefined && <span className="menu-detail">{item.detail}</span>
      )}
    </>
  )
  if (item.isChecked !== undefined)
    return (
      <DropdownMenu.CheckboxItem
        className="menu-item"
        checked={item.isChecked}
        aria-disabled={isOff || undefined}
        onSelect={(event) => (isOff ? event.preventDefault() : item.onSelect?.())}
      >
        {content}
      </DropdownMenu.CheckboxItem>
    )
  return (
    // Not Radix's own disabled: that would take the entry out of the keyboard's reach, and the reason with it.
    <DropdownMenu.Item
      className="menu-item"
      aria-disabled={isOff || undefined}
      asChild={item.href !== undefined && !isOff}
      onSelect={(event) => (isOff ? event.preventDefault() : item.onSelect?.())}
    >
      {item.href !== undefined && !isOff ? <Link href={item.href}>{content}</Link> : content}
    </DropdownMenu.Item>
  )
}
