const datePattern = /(?<!\d)(20\d{2})[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])(?!\d)/

/** The calendar day in a file's name, YYYY-MM-DD, or null. */
export function dayOfFile(fileName: string): string | null {
  const match = datePattern.exec(fileName)
  if (!match) return null
  const day = `${match[1]}-${match[2]}-${match[3]}`
  const parsed = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : null
}

/** A title from a file's name: without its ending, its date and its underscores. */
export function titleOfFile(fileName: string): string {
  const bare = fileName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(datePattern, ' ')
    .replace(/[_]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,\-–]+|[\s,\-–]+$/g, '')
  const title = bare === '' ? 'Meeting' : bare
  return (title.charAt(0).toUpperCase() + title.slice(1)).slice(0, 200)
}
