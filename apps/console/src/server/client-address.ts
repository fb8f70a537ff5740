/**
 * The caller's address as this machine sees it. The server binds to the loopback, so whoever is in front of it (a proxy of the
 * operator's) is trusted to name the client last.
 */
export const clientAddress = (headers: Headers): string =>
  headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || '127.0.0.1'
