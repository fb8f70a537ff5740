'use client'
import { useRef } from 'react'

/**
 * Radix gives focus back to its own trigger only; ours are opened from anywhere, so the opener is remembered here.
 * `choose` names what should take focus instead of the first thing that can.
 */
export function useFocusReturn(choose?: (content: HTMLElement) => HTMLElement | null) {
  const opener = useRef<Element>(null)
  return {
    onOpenAutoFocus: (event: Event) => {
      opener.current = document.activeElement
      const target = event.currentTarget instanceof HTMLElement ? choose?.(event.currentTarget) : undefined
      if (target === undefined || target === null) return
      event.preventDefault()
      target.focus()
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus()
    },
  }
}
