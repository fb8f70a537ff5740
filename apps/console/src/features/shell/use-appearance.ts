'use client'
import { useEffect } from 'react'
import { useMe } from './use-me'

/** Puts the person's theme and density on the document; the server did the same for the first paint. */
export function useAppearance(): void {
  const { theme, density } = useMe().preferences
  useEffect(() => {
    const root = document.documentElement
    if (theme === 'system') delete root.dataset.theme
    else root.dataset.theme = theme
    root.dataset.density = density
  }, [theme, density])
}
