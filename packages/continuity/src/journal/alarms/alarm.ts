import { z } from 'zod'
import { portNameSchema, sideSchema } from '../../port-schema.ts'

/**
 * What of the journal somebody should look at. age: a side has lacked a write for long · size: nearly as many wait as may · disk:
 * nearly no room is left for them · refused: new writes are not taken. Each is there for as long as it is so. No tenant is named.
 */
export const journalAlarmSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('age'), side: sideSchema, port: portNameSchema, oldestAt: z.date(), limitMs: z.number() }),
  z.object({ kind: z.literal('size'), waiting: z.number().int(), limit: z.number().int() }),
  z.object({ kind: z.literal('disk'), freeBytes: z.number(), refusedBelowBytes: z.number() }),
  z.object({ kind: z.literal('refused'), since: z.date(), lastAt: z.date(), refused: z.number().int() }),
])
export type JournalAlarm = z.infer<typeof journalAlarmSchema>

export interface AlarmWords {
  /** down: writes are refused now · degraded: they will be, or one side is far behind. */
  tone: 'degraded' | 'down'
  /** For a bar that has room for a few words. */
  short: string
  title: string
  text: string
  /** Its file in docs/runbooks, without the ending. */
  runbook: 'journal-growing' | 'disk-full'
}

const count = (value: number): string => new Intl.NumberFormat('en-GB').format(value)
const writes = (value: number): string => `${count(value)} ${value === 1 ? 'write' : 'writes'}`
const megabytes = (bytes: number): string => `${count(Math.floor(bytes / 1_048_576))} MB`

/** "25 min", "3 h 10 min", "2 d 4 h" */
function age(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  if (minutes < 120) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`
}

/** An alarm in plain words: what is so, what comes of it, where to read what to do. */
export function alarmWords(alarm: JournalAlarm, nowMs: number): AlarmWords {
  switch (alarm.kind) {
    case 'age': {
      const old = age(nowMs - alarm.oldestAt.getTime())
      const whose = alarm.side === 'aws' ? 'AWS' : 'this machine'
      const comesOf =
        alarm.side === 'aws'
          ? 'It is not lost: this machine holds it, and AWS has yet to get it.'
          : 'It is not lost: AWS holds it. If AWS vanished now, it could not be read here.'
      return {
        tone: 'degraded',
        short: `oldest write for ${whose} waits ${old}`,
        title: `The oldest write of ${alarm.port} has waited for ${whose} for ${old}.`,
        text: `${comesOf} Told from ${age(alarm.limitMs)} on.`,
        runbook: 'journal-growing',
      }
    }
    case 'size': {
      const share = Math.floor((alarm.waiting / alarm.limit) * 100)
      const isFull = alarm.waiting >= alarm.limit
      return {
        tone: isFull ? 'down' : 'degraded',
        short: isFull ? 'the journal is full' : `the journal is ${share} % full`,
        title: isFull
          ? `${writes(alarm.waiting)} wait: no more may.`
          : `${writes(alarm.waiting)} wait, ${share} % of the ${count(alarm.limit)} that may.`,
        text: isFull
          ? 'New writes are refused until some are handed over. What was acknowledged stays.'
          : 'Beyond that new writes are refused, before anything is sent. What was acknowledged stays.',
        runbook: 'journal-growing',
      }
    }
    case 'disk': {
      const isFull = alarm.freeBytes < alarm.refusedBelowBytes
      return {
        tone: isFull ? 'down' : 'degraded',
        short: `${megabytes(alarm.freeBytes)} of disk are free`,
        title: `${megabytes(alarm.freeBytes)} are free on the disk that holds what waits.`,
        text: isFull
          ? 'Large writes are refused, so that the database keeps what is left. What was acknowledged stays.'
          : `Below ${megabytes(alarm.refusedBelowBytes)} large writes are refused, before anything is sent.`,
        runbook: 'disk-full',
      }
    }
    case 'refused':
      return {
        tone: 'down',
        short: 'new writes are refused',
        title: `New writes are refused, ${count(alarm.refused)} in the last ${age(Math.max(60_000, nowMs - alarm.since.getTime()))}: too many wait.`,
        text: 'Callers are told so, and nothing of these was sent. What was acknowledged stays.',
        runbook: 'journal-growing',
      }
  }
}
