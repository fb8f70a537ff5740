/** The heading a session stands under: Today, Yesterday, then the day. */
export function dayGroup(at: Date, now: number, timeZone: string): string {
  const dayOf = (instant: Date | number): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(instant)
  const day = dayOf(at)
  if (day === dayOf(now)) return 'Today'
  if (day === dayOf(now - 86_400_000)) return 'Yesterday'
  const isThisYear = day.slice(0, 4) === dayOf(now).slice(0, 4)
  const style = { weekday: 'short', day: 'numeric', month: 'short', timeZone } as const
  const text = new Intl.DateTimeFormat('en-GB', isThisYear ? style : { ...style, year: 'numeric' }).format(at)
  return text.replace(',', '')
}
