import type { PortName } from '@understudy/ports'
import { answerOf, type Asked, type ClientCall } from './client-call.ts'

/** What a client asks next, from what chance says and what it has been told before. */
export type NextCall = (random: () => number, history: readonly ClientCall[]) => Asked

const oneOf = <T>(random: () => number, these: readonly T[]): T => these[Math.floor(random() * these.length)]!

const objects =
  (keys: readonly string[]): NextCall =>
  (random) => {
    const key = oneOf(random, keys)
    const at = random()
    if (at < 0.45) return { kind: 'put', key }
    if (at < 0.55) return { kind: 'create', key }
    if (at < 0.68) return { kind: 'delete', key }
    return at < 0.95 ? { kind: 'get', key } : { kind: 'list' }
  }

const memory =
  (keys: readonly string[]): NextCall =>
  (random, history) => {
    const key = oneOf(random, keys)
    const at = random()
    if (at < 0.35) return { kind: 'event', key }
    if (at < 0.42) {
      const made = history.filter((call) => call.asked.kind === 'event' && answerOf(call)?.said)
      const forgotten = new Set(history.map(({ asked }) => (asked.kind === 'forget' ? asked.of : '')))
      const of = made.find(({ label }) => !forgotten.has(label))
      const eventId = of && answerOf(of)!.said![0]
      if (of && eventId !== undefined && 'key' in of.asked) return { kind: 'forget', key: of.asked.key, eventId, of: of.label }
    }
    if (at < 0.65) return { kind: 'value', key }
    if (at < 0.72) return { kind: 'records', key, count: 1 + Math.floor(random() * 3) }
    return at < 0.86 ? { kind: 'events', key } : { kind: 'read-value', key }
  }

const search = (keys: readonly string[], nextVersion: () => number): NextCall => {
  const document = (id: string) => ({ id, version: nextVersion() })
  return (random, history) => {
    if (!history.some((call) => call.asked.kind === 'index' && answerOf(call))) return { kind: 'index' }
    const key = oneOf(random, keys)
    const at = random()
    if (at < 0.6) return { kind: 'documents', documents: keys.filter((each) => each === key || random() < 0.3).map(document) }
    return at < 0.75 ? { kind: 'remove-document', key, version: nextVersion() } : { kind: 'document', key }
  }
}

/** @param nextVersion of a document: clients give versions, and each is given once */
export function nextCallOf(port: PortName, keys: readonly string[], nextVersion: () => number): NextCall {
  if (port === 'memory') return memory(keys)
  return port === 'search' ? search(keys, nextVersion) : objects(keys)
}
