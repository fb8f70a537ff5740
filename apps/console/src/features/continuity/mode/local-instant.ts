/** Milliseconds that a zone's clock is ahead of UTC at an instant. */
function offsetMs(atMs: number, timeZone: string): number {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(atMs)
  return Date.parse(`${text.replace(' ', 'T')}Z`) - Math.floor(atMs / 1_000) * 1_000
}

/** The instant that a clock of the zone shows as `local` ("2026-11-21T05:18"); null where it is no time. */
export function localInstant(local: string, timeZone: string): number | null {
  const asUtc = Date.parse(`${local}Z`)
  if (Number.isNaN(asUtc)) return null
  // Twice, because the first guess may lie on the other side of a change of the clocks.
  const guess = asUtc - offsetMs(asUtc, timeZone)
  return asUtc - offsetMs(guess, timeZone)
}

/** The other way: what a field of a form shows for an instant. */
export const localText = (atMs: number, timeZone: string): string =>
  new Date(Math.floor(atMs / 60_000) * 60_000 + offsetMs(atMs, timeZone)).toISOString().slice(0, 16)
