'use client'
import type { ReactNode } from 'react'
import { Button } from '../../primitive/action/button.tsx'
import { Stack } from '../../primitive/layout/stack.tsx'
import { Dialog } from '../../primitive/overlay/dialog.tsx'
import { useUi } from '../../provider/use-ui.ts'
import { Notice } from '../state/notice.tsx'

export type FormDialogProps = {
  title: string
  description?: ReactNode
  /** What the act is called: "Add member". */
  submitLabel: string
  isSubmitting: boolean
  /** What belongs to no field, such as that the server refused. */
  error?: string | undefined
  onSubmit: () => void
  onClose: () => void
  /** The fields, one under the other. */
  children: ReactNode
}

/** A question with a few fields, open as long as it is on the page: Cancel and Escape leave it, Enter in a field sends it. */
export function FormDialog({
  title,
  description,
  submitLabel,
  isSubmitting,
  error,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const { words } = useUi()
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      description={description}
      onSubmit={onSubmit}
      acts={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" variant="primary" isBusy={isSubmitting}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <Stack gap={12}>
        {error !== undefined && (
          <Notice tone="down" isAnnounced>
            {error}
          </Notice>
        )}
        {children}
      </Stack>
    </Dialog>
  )
}
