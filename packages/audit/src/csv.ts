/**
 * RFC 4180, with one addition: a cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV
 * Injection"), because names and titles come from people.
 */
export const toCsv = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')

function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
