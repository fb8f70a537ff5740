'use client'
import { Toaster as Sonner } from 'sonner'
import { StatusGlyph } from '../sign/status-glyph.tsx'

export { toast as sonner } from 'sonner'

export function Toasts() {
  return (
    <Sonner
      position="bottom-right"
      gap={8}
      closeButton
      icons={{
        success: <StatusGlyph status="ok" />,
        warning: <StatusGlyph status="degraded" />,
        error: <StatusGlyph status="down" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'toast',
          title: 'toast-title',
          description: 'toast-text',
          actionButton: 'button',
          closeButton: 'toast-close',
        },
      }}
    />
  )
}
