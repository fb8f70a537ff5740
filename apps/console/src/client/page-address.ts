const here = 'http://console.invalid'

/** Only a path of this console: an address with a host of its own, or one that a browser would read as such, leads home. */
export function safePath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, here)) return '/'
  const { origin, pathname, search } = new URL(wanted, here)
  return origin === here && !pathname.startsWith('//') ? `${pathname}${search}` : '/'
}

/** A page that comes back to where someone was going. */
export const withReturn = (page: string, to: string): string => (to === '/' ? page : `${page}?to=${encodeURIComponent(to)}`)
