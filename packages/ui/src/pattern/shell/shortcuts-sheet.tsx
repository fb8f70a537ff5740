'use client'
import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { Fragment, type ReactNode } from 'react'
import { Icon } from '../../primitive/sign/icon.tsx'
import { Kbd } from '../../primitive/sign/kbd.tsx'
import { useFocusReturn } from '../../primitive/overlay/use-focus-return.ts'
import { useUi } from '../../provider/use-ui.ts'

export type ShortcutGroup = { title: string; shortcuts: readonly { label: string; keys: readonly string[] }[] }

export type ShortcutsSheetProps = {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  groups: readonly ShortcutGroup[]
  footnote?: ReactNode
}

export function ShortcutsSheet({ isOpen, onOpenChange, groups, footnote }: ShortcutsSheetProps) {
  const { words } = useUi()
  const focus = useFocusReturn()
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim sheet-scrim">
          <Dialog.Content {...focus} className="side-panel sheet">
            <header role="presentation">
              <div className="grow">
                <Dialog.Title className="size-3 is-strong">{words.shortcuts}</Dialog.Title>
                <Dialog.Description className="hint">{words.shortcutsHint}</Dialog.Description>
              </div>
              <Dialog.Close className="button quiet only-icon" aria-label={words.close}>
                <Icon>
                  <X />
                </Icon>
              </Dialog.Close>
            </header>
            {groups.map((group) => (
              <section key={group.title}>
                <h3>{group.title}</h3>
                <dl className="shortcuts">
                  {group.shortcuts.map((shortcut) => (
                    <Fragment key={shortcut.label}>
                      <dt>{shortcut.label}</dt>
                      <dd>
                        <Kbd keys={shortcut.keys} />
                      </dd>
                    </Fragment>
                  ))}
                </dl>
              </section>
            ))}
            {footnote !== undefined && <p className="hint sheet-note">{footnote}</p>}
          </Dialog.Content>
        </Dialog.Overlay>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
