import path from 'node:path'
import { expect, it } from 'vitest'
import { alarmWords, type JournalAlarm } from '@understudy/continuity'
import { readRunbook } from './read-runbook'

const docs = path.resolve(import.meta.dirname, '../../../../../docs')
const at = new Date()
const alarms: JournalAlarm[] = [
  { kind: 'age', side: 'aws', port: 'objects', oldestAt: at, limitMs: 1 },
  { kind: 'size', waiting: 1, limit: 1 },
  { kind: 'disk', freeBytes: 1, refusedBelowBytes: 1 },
  { kind: 'refused', since: at, lastAt: at, refused: 1 },
]

it.each(alarms)('has what to do about the alarm $kind', async (alarm) => {
  const runbook = await readRunbook(docs, alarmWords(alarm, at.getTime()).runbook)
  expect(runbook?.title).toMatch(/^[A-Z]/)
  expect(runbook?.html).toContain('<h2>Act</h2>')
})

it('leads from one to another here, and to nothing that has no page', async () => {
  const { html } = (await readRunbook(docs, 'journal-growing'))!
  expect(html).toContain('<a class="link" href="/runbooks/disk-full">disk</a>')
  expect([...html.matchAll(/href="([^"]*)"/g)].every(([, href]) => href!.startsWith('/runbooks/'))).toBe(true)
})

it.each(['nothing-of-this-name', '../configuration', 'a/b', ''])('knows no runbook %j', async (name) => {
  expect(await readRunbook(docs, name)).toBeNull()
})
