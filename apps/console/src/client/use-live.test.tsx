import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useLive } from './use-live'

type Options = Parameters<typeof useLive<string, Error>>[0]
type Handlers = Parameters<Options['subscribe']>[0]

let opened: Handlers[]
beforeEach(() => {
  opened = []
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

const subscribe = (handlers: Handlers) => {
  opened.push(handlers)
  return { unsubscribe: vi.fn() }
}
const follow = (onData = vi.fn()) => {
  renderHook(() => useLive<string, Error>({ enabled: true, queryKey: [['a', 'b']], subscribe, onData } as unknown as Options))
  return onData
}
const fail = () => act(() => opened.at(-1)!.onError?.(new Error('It went away.')))
/** Milliseconds after which it is opened again. */
const pause = () => {
  const before = opened.length
  let ms = 0
  for (; opened.length === before && ms < 120_000; ms += 500) act(() => void vi.advanceTimersByTime(500))
  return ms
}

it('opens what fails again after growing pauses, at most half a minute', () => {
  follow()
  expect(opened).toHaveLength(1)
  const pauses = Array.from({ length: 6 }, () => {
    fail()
    return pause()
  })
  expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
})

it('begins with short pauses again once it has said something', () => {
  const onData = follow()
  for (let time = 0; time < 3; time++) {
    fail()
    pause()
  }
  act(() => opened.at(-1)!.onData?.('a word'))
  expect(onData.mock.calls).toEqual([['a word']])
  fail()
  expect(pause()).toBe(2_000)
})
