import type { Page } from '@playwright/test'
import { expect } from './test.ts'
import type { GivenMeeting } from './meetings.ts'

const sessionAddress = /\/t\/meetmind\/sessions\/([0-9a-f-]{36})/

export const transcriptInput = (page: Page) => page.getByLabel('Drop a transcript here')

/** Presses "Start session". @returns the id of the session, whose page is then open */
export async function pressStart(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Start session' }).click()
  await page.waitForURL(sessionAddress, { timeout: 60_000 })
  return sessionAddress.exec(page.url())?.[1] ?? ''
}

/** From nothing to a run: chooses the file, gives the title, starts. @returns the id of the session */
export async function startSession(page: Page, { file }: GivenMeeting, title: string): Promise<string> {
  await page.goto('/t/meetmind/sessions/new')
  await transcriptInput(page).setInputFiles(file)
  await expect(page.getByRole('heading', { name: 'Recognised' })).toBeVisible({ timeout: 60_000 })
  await page.getByLabel('Title').fill(title)
  return pressStart(page)
}

export const stepRows = (page: Page) => page.getByRole('list', { name: 'Steps' }).getByRole('listitem')

/** Waits on the page of a session, without reloading it, until its run says so. */
export async function expectRunToBe(page: Page, word: 'Finished' | 'Stopped' | 'Running', timeoutMs = 120_000): Promise<void> {
  await expect(page.getByText(new RegExp(`^${word}(, |$)`))).toBeVisible({ timeout: timeoutMs })
}
