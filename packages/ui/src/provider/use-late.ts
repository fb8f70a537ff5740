'use client'
import { useEffect, useEffectEvent, useState } from 'react'

type Wish = {
  /** Wanted now: no waiting for a quiet moment. */
  isWanted: boolean
  /** A load may fail, as when the site was replaced meanwhile. Heard only while the part is wanted. */
  onFailed: () => void
}

const noWish: Wish = { isWanted: false, onFailed: () => undefined }

/**
 * Part of a page that is no part of its first script: it comes when the browser has nothing else to do, or at once when it is
 * wanted. Null until then. `load` is the same function at every render.
 */
export function useLate<Part>(load: () => Promise<Part>, { isWanted, onFailed } = noWish): Part | null {
  const [part, setPart] = useState<{ value: Part } | null>(null)
  const tellFailed = useEffectEvent(onFailed)
  const isThere = part !== null
  useEffect(() => {
    if (isThere) return
    let isGone = false
    const fetchPart = () =>
      load().then(
        (value) => {
          if (!isGone) setPart({ value })
        },
        () => {
          if (!isGone && isWanted) tellFailed()
        },
      )
    const cancel = isWanted ? undefined : whenQuiet(fetchPart)
    if (isWanted) void fetchPart()
    return () => {
      isGone = true
      cancel?.()
    }
  }, [load, isWanted, isThere])
  return part && part.value
}

/** After the page has loaded, when nothing else is to be done; a browser that cannot tell waits a second. @returns how to call it off */
function whenQuiet(run: () => void): () => void {
  const steps = new AbortController()
  const arm = () => {
    const hasIdle = 'requestIdleCallback' in window
    const handle = hasIdle ? requestIdleCallback(run, { timeout: 5_000 }) : setTimeout(run, 1_000)
    steps.signal.addEventListener('abort', () => (hasIdle ? cancelIdleCallback(handle as number) : clearTimeout(handle)))
  }
  if (document.readyState === 'complete') arm()
  else window.addEventListener('load', arm, { once: true, signal: steps.signal })
  return () => steps.abort()
}
