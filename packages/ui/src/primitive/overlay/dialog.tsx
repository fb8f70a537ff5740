'use client'
import clsx from 'clsx'
import { X } from 'lucide-react'
import { Dialog as RadixDialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { useUi } from '../../provider/use-ui.ts'
import { Icon } from '../sign/icon.tsx'
import { useFocusReturn } from './use-focus-return.ts'

export type DialogProps = {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  title: string
  description?: ReactNode
  children?: ReactNode
  /** Quiet words left of the acts: how to undo, how far it reaches. */
  footnote?: ReactNode
  /** Cancel first, the act last; on a phone they are pinned to the bottom. */
  acts?: ReactNode
  width?: 'narrow' | 'normal' | undefined
  /** Wraps body and acts in this form, so that Enter in a field sends it. */
  onSubmit?: (() => void) | undefined
}

export function Dialog({
  isOpen,
  onOpenChange,
  title,
  description,
  children,
  footnote,
  acts,
  width = 'normal',
  onSubmit,
}: DialogProps) {
  const { words } = useUi()
  const focus = useFocusReturn(firstField)
  const content = (
    <>
      <div className="dialog-body">{children}</div>
      {(acts !== undefined || footnote !== undefined) && (
        <footer role="presentation">
          <span className="hint">{footnote}</span>
          <div className="dialog-acts">{acts}</div>
        </footer>
      )}
    </>
  )
  return (
    <RadixDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="scrim">
          <RadixDialog.Content
            {...focus}
            className={clsx('dialog', width)}
            {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          >
            <header role="presentation">
              <div className="grow">
                <RadixDialog.Title>{title}</RadixDialog.Title>
                {description !== undefined && <RadixDialog.Description>{description}</RadixDialog.Description>}
              </div>
              <RadixDialog.Close className="button quiet only-icon" aria-label={words.close}>
                <Icon>
                  <X />
                </Icon>
              </RadixDialog.Close>
            </header>
            {onSubmit === undefined ? content : <DialogForm onSubmit={onSubmit}>{content}</DialogForm>}
          </RadixDialog.Content>
        </RadixDialog.Overlay>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}

function DialogForm({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        // A dialog may stand inside another form in the React tree; its submit is its own.
        event.stopPropagation()
        onSubmit()
      }}
    >
      {children}
    </form>
  )
}

/** The first field, when there is one, else the first act: the close button is never what someone came for. */
function firstField(content: HTMLElement): HTMLElement | null {
  const field = content.querySelector<HTMLElement>(
    '.dialog-body :is(input, textarea, select, [role="radio"][tabindex="0"], [role="checkbox"])',
  )
  return field ?? content.querySelector<HTMLElement>('.dialog-acts button')
}
