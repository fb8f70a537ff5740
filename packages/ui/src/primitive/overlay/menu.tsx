'use client'
import { DropdownMenu } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import type { Denial } from '../action/denial.tsx'
import { MenuEntry } from './menu-entry.tsx'

export type MenuItem = {
  id: string
  label: ReactNode
  icon?: ReactNode
  /** Quiet words at the right: a file ending, a shortcut. */
  detail?: ReactNode
  isChecked?: boolean | undefined
  href?: string | undefined
  disabledReason?: ReactNode
  denied?: Denial | undefined
  onSelect?: (() => void) | undefined
}

export type MenuGroup = { id: string; label?: string | undefined; items: readonly MenuItem[] }

export type MenuProps = { trigger: ReactElement; groups: readonly MenuGroup[]; align?: 'start' | 'end' | undefined }

/** A drop-down menu in groups. What may not be chosen stays, with its reason. */
export function Menu({ trigger, groups, align = 'end' }: MenuProps) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align={align} sideOffset={4} collisionPadding={8}>
          {groups.map((group, index) => (
            <DropdownMenu.Group key={group.id}>
              {index > 0 && <DropdownMenu.Separator className="menu-separator" />}
              {group.label !== undefined && <DropdownMenu.Label className="menu-group">{group.label}</DropdownMenu.Label>}
              {group.items.map((item) => (
                <MenuEntry key={item.id} item={item} />
              ))}
            </DropdownMenu.Group>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
