import { chromium, type Browser, type Page } from '@playwright/test'
import type { Installation } from '../../../e2e/support/start-installation.ts'

const PASSWORD = 'seven green bicycles at dawn'

/** A browser in which the first administrator has signed in and chosen a password. */
export async function openSignedInPage(installation: Installation): Promise<{ browser: Browser; page: Page }> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  const page = await browser.newPage({ baseURL: installation.url })
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(installation.adminEmail)
  await page.getByLabel('Password').first().fill(installation.oneTimePassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(/choose-password/)
  await page.getByLabel('One-time password').fill(installation.oneTimePassword)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Choose and go on' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  return { browser, page }
}
