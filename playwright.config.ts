import { defineConfig } from '@playwright/test'
import { findChromium } from './e2e/support/chromium.ts'

const chromium = findChromium()
/** Chromium's own sandbox does not work for root in a container; the rest keeps it from calling home. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-first-run',
]

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1, // two cores also run console, worker, database and sandbox
  // A shared machine may stall for seconds: one more try, and the report calls it flaky.
  retries: process.env.CI === undefined ? 0 : 1,
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    // Without these a click on what never comes waits for the whole test.
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { args, ...(chromium === undefined ? {} : { executablePath: chromium }) },
  },
})
