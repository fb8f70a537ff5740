'use client'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import type { Denial } from '../../primitive/action/denial.tsx'
import { Icon } from '../../primitive/sign/icon.tsx'
import { Kbd } from '../../primitive/sign/kbd.tsx'
import { useFocusReturn } from '../../primitive/overlay/use-focus-return.ts'
import { useUi } from '../../provider/use-ui.ts'
import { CommandEntry } from './command-entry.tsx'

export type CommandItem = {
  id: string
  label: string
  detail?: ReactNode
  after?: ReactNode
  icon?: ReactNode
  keywords?: readonly string[] | undefined
  shortcut?: readonly string[] | undefined
  disabledReason?: ReactNode
  denied?: Denial | undefined
  onSelect: () => void
}

export type CommandGroup = { id: string; label: string; items: readonly CommandItem[] }

export type CommandMenuProps = {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  groups: readonly CommandGroup[]
  placeholder?: string | undefined
  /** Where the search looks: "in meetmind". */
  scope?: string | undefined
  search?: string | undefined
  onSearch?: ((search: string) => void) | undefined
  footer?: ReactNode
}

/** Go anywhere, do what you may. What you may not do stays, with its reason. */
export function CommandMenu({ isOpen, onOpenChange, groups, placeholder, scope, search, onSearch, footer }: CommandMenuProps) {
  const { words } = useUi()
  const focus = useFocusReturn(searchField)
  const label = placeholder ?? words.jumpTo
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim command-scrim">
          <Dialog.Content {...focus} className="command-menu" aria-describedby={undefined}>
            <Dialog.Title className="visually-hidden">{label}</Dialog.Title>
            <Command label={label} loop>
              <div className="command-search">
                <Icon>
                  <Search />
                </Icon>
                <Command.Input
                  placeholder={label}
                  {...(search === undefined ? {} : { value: search })}
                  {...(onSearch === undefined ? {} : { onValueChange: onSearch })}
                />
                {scope !== undefined && <span className="tag plain">{scope}</span>}
                <Kbd keys="Esc" />
              </div>
              <Command.List className="menu command-list" label={label}>
                <Command.Empty className="command-empty">{words.noMatch}</Command.Empty>
                {groups.map((group) => (
                  <Command.Group key={group.id} heading={group.label}>
                    {group.items.map((item) => (
                      <CommandEntry key={item.id} item={item} onDone={() => onOpenChange(false)} />
                    ))}
                  </Command.Group>
                ))}
              </Command.List>
            </Command>
            {footer !== undefined && <footer role="presentation">{footer}</footer>}
          </Dialog.Content>
        </Dialog.Overlay>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Its end, not its whole text: what was typed before the menu had come is gone on with, not replaced. */
function searchField(content: HTMLElement): HTMLElement | null {
  const field = content.querySelector('input')
  field?.setSelectionRange(field.value.length, field.value.length)
  return field
}
