import type { Page } from '@playwright/test'

/** Collects what the page's scripts throw and report as errors, from now on. */
export function watchPage(page: Page): { errors: string[] } {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(`${page.url()} threw ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${page.url()} says ${message.text()} (${message.location().url})`)
  })
  return { errors }
}
