'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import type { ConsolePage } from './pages'

const WITHIN_MS = 1_200

/** G, then the letter of a page. Does nothing while someone types or a dialog is open. */
export function useGoKeys(pages: readonly ConsolePage[]): void {
  const router = useRouter()
  useEffect(() => {
    let armedAtMs = -Infinity
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusyElsewhere(event.target)) return
      if (event.key === 'g') return void (armedAtMs = event.timeStamp)
      const page = pages.find(({ key }) => key === event.key.toUpperCase())
      if (page && event.timeStamp - armedAtMs < WITHIN_MS) router.push(page.href)
      armedAtMs = -Infinity
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [pages, router])
}

const isBusyElsewhere = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null)
