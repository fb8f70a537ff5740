'use client'
import { useEffect, useRef } from 'react'

/** One key ("?"), or a key with Control or Command ("mod+k"). Single keys do nothing while someone types. */
export function useShortcut(shortcut: string, onPress: () => void): void {
  const latest = useRef(onPress)
  useEffect(() => {
    latest.current = onPress
  })
  useEffect(() => {
    const needsModifier = shortcut.startsWith('mod+')
    const key = needsModifier ? shortcut.slice(4) : shortcut
    const listen = (event: KeyboardEvent) => {
      const hasModifier = event.ctrlKey || event.metaKey
      if (event.key.toLowerCase() !== key.toLowerCase() || hasModifier !== needsModifier || event.altKey) return
      if (!needsModifier && isTyping(event.target)) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [shortcut])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}
