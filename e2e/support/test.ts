import { test as base } from '@playwright/test'
import { startInstallation, type Installation } from './start-installation.ts'

interface Fixtures {
  /** `env` overrides settings. A file that uses a name of its own gets an installation of its own. */
  installationOf: { name: string; env: Readonly<Record<string, string>> }
  installation: Installation
}

/** Playwright's test with one installation a worker process; `page.goto('/')` is its console. */
export const test = base.extend<object, Fixtures>({
  installationOf: [
    { name: 'shared', env: {} },
    { scope: 'worker', option: true },
  ],
  installation: [
    async ({ installationOf }, use) => {
      const installation = await startInstallation(installationOf.env)
      await use(installation)
      await installation.stop()
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  baseURL: async ({ installation }, use) => use(installation.url),
})

export { expect } from '@playwright/test'
