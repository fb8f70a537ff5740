/** What a statement is to a store that runs one transaction after the other. */
export type StatementKind =
  | 'read'
  | 'write'
  /** Sent to nobody until the transaction commits. */
  | 'notify'
  /** Keeps two transactions apart that never meet here. */
  | 'lock'
  /** Changes what the statements after it see. */
  | 'setting'

/** The function that writes intents down: what it writes stands in no statement. */
const APPENDS = 'app.append_intents('

export function statementKind(text: string): StatementKind {
  if (text.includes('pg_notify(')) return 'notify'
  if (text.includes('pg_advisory_xact_lock(')) return 'lock'
  if (text.includes('set_config(')) return 'setting'
  if (text.includes(APPENDS)) return 'write'
  return /\b(INSERT INTO|DELETE FROM|(?<!FOR )UPDATE (?!OF\b)|nextval)\b/.test(text.replaceAll('FOR NO KEY UPDATE', ''))
    ? 'write'
    : 'read'
}

export const asksForTime = (text: string): boolean => text.includes('now()')

/** The table that a write is about; the others that it names are only read. */
export const writtenTable = (text: string): string | null =>
  text.includes(APPENDS) ? 'port_intents' : (/(?:INSERT INTO|DELETE FROM|UPDATE) (\w+)/.exec(text)?.[1] ?? null)
