import { test as base } from '@playwright/test'
import { startInstallation, type Installation } from './start-installation.ts'

/** Playwright's test with one installation a worker process; `page.goto('/')` is its console. */
export const test = base.extend<object, { installation: Installation }>({
  installation: [
    async ({ browserName: _browser }, use) => {
      const installation = await startInstallation()
      await use(installation)
      await installation.stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: async ({ installation }, use) => use(installation.url),
})

export { expect } from '@playwright/test'
