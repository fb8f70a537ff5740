'use client'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { leaveWhenSignedOut } from './leave-when-signed-out'

const RETRY_MS = 2_000

type Options<Data, Failure> = Parameters<typeof useSubscription<Data, Failure>>[0]

/**
 * A subscription that never gives up: what ends with an error is opened again. Hidden pages hold no stream: a browser opens
 * six connections to one host, and a stream is one of them.
 */
export function useLive<Data, Failure>(options: Options<Data, Failure>) {
  const isVisible = useIsVisible()
  const { status, data, error, reset } = useSubscription<Data, Failure>({ ...options, enabled: options.enabled && isVisible })
  useEffect(() => {
    if (status !== 'error') return
    leaveWhenSignedOut(error)
    const timer = setTimeout(reset, RETRY_MS)
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
