'use client'
import { Tooltip } from 'radix-ui'
import { useMemo, type ReactNode } from 'react'
import type { Language } from '../format/index.ts'
import { defaultUiSettings, UiContext, type LinkComponent } from './ui-settings.ts'

export type UiProviderProps = {
  children: ReactNode
  language?: Language | undefined
  timeZone?: string | undefined
  times?: 'relative' | 'exact' | undefined
  Link?: LinkComponent | undefined
}

export function UiProvider({
  children,
  language = 'en',
  timeZone = 'UTC',
  times = 'relative',
  Link = defaultUiSettings.Link,
}: UiProviderProps) {
  const settings = useMemo(() => ({ language, timeZone, times, Link }), [language, timeZone, times, Link])
  return (
    <UiContext value={settings}>
      <Tooltip.Provider delayDuration={300}>{children}</Tooltip.Provider>
    </UiContext>
  )
}
