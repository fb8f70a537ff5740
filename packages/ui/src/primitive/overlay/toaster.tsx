'use client'
import { Toaster as Sonner } from 'sonner'
import { StatusGlyph } from '../sign/status-glyph.tsx'

/** Mount once. `toast` and its kinds come from here too, so that pages know one place. */
export function Toaster() {
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
