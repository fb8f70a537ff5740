/**
 * An array as PostgreSQL reads it, of what needs no quotes: numbers, ids, states, names of ports and operations, hashes, base64. The
 * driver would look at each of them for what it has to escape.
 */
export const plainArray = (values: readonly (string | number)[]): string =>
  `{${values.map((value) => (value === '' ? '""' : value)).join(',')}}`
