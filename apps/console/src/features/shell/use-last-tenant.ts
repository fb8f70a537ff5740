'use client'
import { useEffect, useSyncExternalStore } from 'react'
import type { MeView } from '@understudy/identity'
import { useMe, useTenantOfPage } from './use-me'

const KEY = 'understudy.last-tenant'
const never = () => () => undefined

/** The tenant whose pages the navigation offers: the one that is open, else the last that was, else the first. */
export function useLastTenant(): MeView['tenants'][number] | undefined {
  const { tenants } = useMe()
  const open = useTenantOfPage()
  const last = useSyncExternalStore(
    never,
    () => localStorage.getItem(KEY),
    () => null,
  )
  useEffect(() => {
    if (open) localStorage.setItem(KEY, open.slug)
  }, [open])
  return open ?? tenants.find(({ slug }) => slug === last) ?? tenants[0]
}
