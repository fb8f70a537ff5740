import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import timersPromises from 'node:timers/promises'
import { currentOwner } from './owner.ts'
import type { VirtualTime } from './virtual-time.ts'
import type { VirtualTimer } from './timer-queue.ts'

/** Monday, so that nothing depends on when the simulation is run. */
export const EPOCH_MS = Date.UTC(2026, 2, 2, 8)

interface Handle {
  readonly cancel: () => void
  ref(): Handle
  unref(): Handle
  hasRef(): boolean
  refresh(): Handle
}

const hex = (bytes: Buffer): string => bytes.toString('hex')

/**
 * Puts virtual time and the seed's own chance in the place of Node's, in this process, until the returned function is called: timers,
 * the monotonic clock, Date.now, Math.random, random bytes and UUIDs.
 * @param random for whoever is no process
 */
export function installTime(time: VirtualTime, random: () => number): () => void {
  const draw = () => (currentOwner()?.random ?? random)()
  const handleOf = (cancel: () => void): Handle => {
    const handle: Handle = { cancel, ref: () => handle, unref: () => handle, hasRef: () => true, refresh: () => handle }
    return handle
  }
  const later = (fire: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): Handle => {
    const timer = time.after(Math.max(1, ms), () => fire(...args))
    return handleOf(() => (timer.isOver = true))
  }
  const every = (fire: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): Handle => {
    const owner = currentOwner()
    let timer: VirtualTimer
    const next = () => {
      timer = time.after(
        Math.max(1, ms),
        () => {
          next()
          fire(...args)
        },
        owner,
      )
    }
    next()
    return handleOf(() => (timer.isOver = true))
  }
  const clearReal = globalThis.clearTimeout
  // Also of a timer that was set before time was virtual.
  const clear = (handle: Handle | NodeJS.Timeout | undefined) =>
    handle && 'cancel' in handle ? handle.cancel() : clearReal(handle)
  const bytes = (size: number) => Buffer.from(Array.from({ length: size }, () => Math.floor(draw() * 256)))
  const uuid = () => {
    const made = bytes(16)
    made[6] = (made[6]! & 0x0f) | 0x40
    made[8] = (made[8]! & 0x3f) | 0x80
    const text = hex(made)
    return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
  }
  const places: [object, Record<string, unknown>][] = [
    [globalThis, { setTimeout: later, setInterval: every, clearTimeout: clear, clearInterval: clear }],
    [timersPromises, { setTimeout: (ms: number, value: unknown) => time.sleep(Math.max(1, ms)).then(() => value) }],
    [performance, { now: () => time.nowMs }],
    [Date, { now: () => EPOCH_MS + Math.floor(time.nowMs) }],
    [Math, { random: draw }],
    [crypto, { randomBytes: bytes, randomUUID: uuid }],
    [globalThis.crypto, { randomUUID: uuid }],
  ]
  const before = places.map(([place, ours]) => replace(place, ours))
  syncBuiltinESMExports()
  return () => {
    for (const restore of before.reverse()) restore()
    syncBuiltinESMExports()
  }
}

function replace(place: object, ours: Record<string, unknown>): () => void {
  const names = Object.keys(ours)
  const known = names.map((name) => [name, Object.getOwnPropertyDescriptor(place, name)] as const)
  for (const name of names) Object.defineProperty(place, name, { value: ours[name], configurable: true, writable: true })
  return () => {
    for (const [name, descriptor] of known) {
      if (descriptor) Object.defineProperty(place, name, descriptor)
      else Reflect.deleteProperty(place, name)
    }
  }
}
