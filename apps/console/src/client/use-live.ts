'use client'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { leaveWhenSignedOut } from './leave-when-signed-out'

const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 30_000

type Options<Data, Failure> = Parameters<typeof useSubscription<Data, Failure>>[0]

/**
 * A subscription that never gives up: what ends with an error is opened again, after growing pauses until it says something: with
 * each opening the one connection of all streams is opened anew. Hidden pages hold no stream: a browser opens
 * six connections to one host, and a stream is one of them.
 */
export function useLive<Data, Failure>(options: Options<Data, Failure>) {
  const isVisible = useIsVisible()
  const retryMs = useRef(FIRST_RETRY_MS)
  const { status, data, error, reset } = useSubscription<Data, Failure>({
    ...options,
    enabled: options.enabled && isVisible,
    onData: (said) => {
      retryMs.current = FIRST_RETRY_MS
      options.onData?.(said)
    },
  })
  useEffect(() => {
    if (status !== 'error') return
    leaveWhenSignedOut(error)
    const timer = setTimeout(() => {
      retryMs.current = Math.min(retryMs.current * 2, LONGEST_RETRY_MS)
      reset()
    }, retryMs.current)
    return () => clearTimeout(timer)
  }, [status, error, reset])
  return { status, data, isVisible }
}

const onVisibility = (notify: () => void) => {
  document.addEventListener('visibilitychange', notify)
  return () => document.removeEventListener('visibilitychange', notify)
}

const useIsVisible = (): boolean =>
  useSyncExternalStore(
    onVisibility,
    () => document.visibilityState === 'visible',
    () => true,
  )
