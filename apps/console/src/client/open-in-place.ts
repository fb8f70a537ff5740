import type { MouseEvent } from 'react'

/** A link whose address is this page in another state: a plain press changes the state, any other opens the address. */
export const openInPlace = (open: () => void) => (event: MouseEvent<HTMLAnchorElement>) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  open()
}
