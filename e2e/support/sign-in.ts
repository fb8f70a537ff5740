import type { Page } from '@playwright/test'

/** What everybody here chooses after their one-time password. */
export const ownPassword = 'seven green bicycles at dawn'

export async function signIn(page: Page, email: string, password = ownPassword): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

export async function choosePassword(page: Page, oneTimePassword: string, password = ownPassword): Promise<void> {
  await page.getByLabel('One-time password').fill(oneTimePassword)
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Choose and go on' }).click()
}

/** With the one-time password, and one of their own at once. */
export async function signInFirst(page: Page, email: string, oneTimePassword: string): Promise<void> {
  await signIn(page, email, oneTimePassword)
  await page.waitForURL(/choose-password/)
  await choosePassword(page, oneTimePassword)
  await page.waitForURL((url) => url.pathname !== '/choose-password')
}
