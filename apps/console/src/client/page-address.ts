/** Only a path of this console: an address with a host of its own, or one that a browser would read as such, leads home. */
export const safePath = (wanted: string | null | undefined): string =>
  wanted && /^\/(?![/\\])/.test(wanted) && !/[\\\u0000-\u001f]/.test(wanted) ? wanted : '/'

/** A page that comes back to where someone was going. */
export const withReturn = (page: string, to: string): string => (to === '/' ? page : `${page}?to=${encodeURIComponent(to)}`)
