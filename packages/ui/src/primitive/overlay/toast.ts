import type { ExternalToast } from 'sonner'

/** Sonner and its place on the page come after the page's own script: most visits see no toast. What is said before waits. */
export const loadToasts = () => import('./toasts.tsx')

const say =
  (kind: 'success' | 'warning' | 'error') =>
  (title: string, options?: ExternalToast): void =>
    void loadToasts().then(({ sonner }) => sonner[kind](title, options))

/** A sentence in the corner, for what was done or what failed; an `action` may take it back. */
export const toast = { success: say('success'), warning: say('warning'), error: say('error') }
