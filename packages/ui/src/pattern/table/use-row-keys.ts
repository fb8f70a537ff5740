'use client'
import { useRef, useState, type KeyboardEvent } from 'react'

type Options = {
  count: number
  isGrid: boolean
  /** Brings a row that is not drawn into view. */ reveal: (index: number) => void
}

/** One tab stop for the whole table; arrows move between rows, Enter opens, X selects. */
export function useRowKeys({ count, isGrid, reveal }: Options) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [wanted, setCurrent] = useState(0)
  const current = Math.min(wanted, Math.max(0, count - 1))
  const move = (index: number) => {
    const next = Math.max(0, Math.min(count - 1, index))
    setCurrent(next)
    reveal(next)
    focusWhenDrawn(() => body.current?.querySelector<HTMLElement>(`tr[data-index="${next}"]`) ?? null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = event.target
    if (!isGrid || !(row instanceof HTMLTableRowElement) || event.ctrlKey || event.metaKey || event.altKey) return
    const index = Number(row.dataset['index'])
    const acts: Record<string, () => void> = {
      ArrowDown: () => move(index + 1),
      ArrowUp: () => move(index - 1),
      Home: () => move(0),
      End: () => move(count - 1),
      PageDown: () => move(index + 10),
      PageUp: () => move(index - 10),
      Enter: () => row.click(),
      ' ': () => row.click(),
      x: () => row.querySelector<HTMLElement>('[role="checkbox"]')?.click(),
    }
    const act = acts[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }
  return { body, current, setCurrent, onKeyDown }
}

/** A virtual row appears a frame or two after it is scrolled to. */
function focusWhenDrawn(find: () => HTMLElement | null, framesLeft = 10) {
  const row = find()
  if (row !== null) row.focus()
  else if (framesLeft > 0) requestAnimationFrame(() => focusWhenDrawn(find, framesLeft - 1))
}
