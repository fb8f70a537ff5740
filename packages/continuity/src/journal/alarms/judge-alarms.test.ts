import { describe, expect, it } from 'vitest'
import { alarmWords } from './alarm.ts'
import { judgeAlarms, type JournalCounts } from './judge-alarms.ts'

const now = new Date('2026-11-21T02:12:41Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const settings = { oldestMinutes: 15, waitingShare: 0.8, freeMb: 1_024, maxWaiting: 5_000 }
const calm: JournalCounts = { waiting: 0, oldest: [], freeBytes: 50 * 2 ** 30, refusal: null }
const kinds = (counts: Partial<JournalCounts>) => judgeAlarms({ ...calm, ...counts }, settings, now).map(({ kind }) => kind)
const words = (counts: Partial<JournalCounts>) =>
  judgeAlarms({ ...calm, ...counts }, settings, now).map((alarm) => alarmWords(alarm, now.getTime()))

describe('the alarms of the journal', () => {
  it.each<[string, Partial<JournalCounts>, Partial<JournalCounts>]>([
    [
      'age',
      { oldest: [{ side: 'aws', port: 'objects', at: ago(15) }] },
      { oldest: [{ side: 'aws', port: 'objects', at: ago(14) }] },
    ],
    [
      'age',
      { oldest: [{ side: 'local', port: 'memory', at: ago(90) }] },
      { oldest: [{ side: 'local', port: 'memory', at: ago(0) }] },
    ],
    ['size', { waiting: 4_000 }, { waiting: 3_999 }],
    ['disk', { freeBytes: 1_023 * 2 ** 20 }, { freeBytes: 1_024 * 2 ** 20 }],
    ['disk', { freeBytes: 0 }, { freeBytes: null }],
    [
      'refused',
      { refusal: { since: ago(9), lastAt: ago(0.9), refused: 3 } },
      { refusal: { since: ago(9), lastAt: ago(1), refused: 3 } },
    ],
  ])('%s is raised at its threshold, and ends by itself below it', (kind, raised, over) => {
    expect(kinds(raised)).toEqual([kind])
    expect(kinds(over)).toEqual([])
  })

  it('say of the disk that large writes are refused, however little is set as enough', () => {
    const disk = (freeMb: number) => judgeAlarms({ ...calm, freeBytes: freeMb * 2 ** 20 }, { ...settings, freeMb: 0 }, now)
    expect(disk(255)).toMatchObject([{ kind: 'disk' }])
    expect(disk(256)).toEqual([])
  })

  it('are told the worst first: what callers are refused before what merely grows old', () => {
    const refusal = { since: ago(9), lastAt: ago(0), refused: 3 }
    const oldest = [{ side: 'aws', port: 'objects', at: ago(60) } as const]
    expect(kinds({ refusal, waiting: 5_000, oldest, freeBytes: 0 })).toEqual(['refused', 'disk', 'size', 'age'])
  })

  it('say what is so, what comes of it and which runbook has it', () => {
    expect(words({ waiting: 4_100 })).toEqual([
      {
        tone: 'degraded',
        short: 'the journal is 82 % full',
        title: '4,100 writes wait, 82 % of the 5,000 that may.',
        text: 'Beyond that new writes are refused, before anything is sent. What was acknowledged stays.',
        runbook: 'journal-growing',
      },
    ])
    expect(words({ waiting: 5_000 })).toMatchObject([{ tone: 'down', title: '5,000 writes wait: no more may.' }])
    expect(words({ freeBytes: 300 * 2 ** 20 })).toMatchObject([
      { tone: 'degraded', title: '300 MB are free on the disk that holds what waits.', runbook: 'disk-full' },
    ])
    expect(words({ freeBytes: 100 * 2 ** 20 })).toMatchObject([{ tone: 'down', runbook: 'disk-full' }])
    expect(words({ oldest: [{ side: 'local', port: 'memory', at: ago(200) }] })).toMatchObject([
      { tone: 'degraded', title: 'The oldest write of memory has waited for this machine for 3 h 20 min.' },
    ])
  })
})
