import { readFileSync } from 'node:fs'
import type { Browser, Download, Page } from '@playwright/test'
import { callApi } from './support/call-api.ts'
import { dropFile } from './support/drop-file.ts'
import { longMeeting, pastedMeeting, realMeeting } from './support/meetings.ts'
import { queryDatabase } from './support/query-database.ts'
import { refusedFiles } from './support/refused-files.ts'
import { choosePassword, ownPassword, signIn, signInFirst } from './support/sign-in.ts'
import { expectRunToBe, pressStart, startSession, stepRows, transcriptInput } from './support/start-session.ts'
import { expect, test } from './support/test.ts'

test.use({ installationOf: { name: 'story', env: {} } })

const operator = { email: 'ana@meetmind.test', name: 'Ana Operator', role: 'Operator' }
const viewer = { email: 'vera@meetmind.test', name: 'Vera Viewer', role: 'Viewer' }

/** @returns the one-time password, which is shown in the dialog and nowhere afterwards */
async function addMember(page: Page, { email, name, role }: typeof operator): Promise<string> {
  await page.getByRole('button', { name: 'Add member' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail').fill(email)
  await dialog.getByLabel('Name', { exact: true }).fill(name)
  await dialog.getByRole('radio', { name: role }).click()
  await dialog.getByRole('button', { name: 'Add member' }).click()
  await expect(page.getByText('It is shown this once.')).toBeVisible()
  const shown = page.getByRole('region', { name: 'one-time password' })
  const password = (await shown.innerText()).trim()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible()
  expect(await page.content()).not.toContain(password)
  return password
}

async function newPerson(browser: Browser, baseURL: string, email: string, oneTimePassword: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } })).newPage()
  await signInFirst(page, email, oneTimePassword)
  return page
}

async function saved(page: Page, item: string): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ] satisfies [Promise<Download>, Promise<void>])
  return readFileSync(await download.path(), 'utf8')
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Question').fill(question)
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
}

test('an agent summarises a real meeting, and everybody sees what they may', async ({ browser, page, installation }) => {
  test.setTimeout(900_000)
  await page.setViewportSize({ width: 1440, height: 900 })
  const hasSandbox = /Sandbox AWS.*http:/.test(installation.output())
  const meeting = realMeeting()
  let sessionId = ''
  let operatorPage = page
  let viewerPage = page

  await test.step('the one-time password opens the choice of a password, which must be long enough', async () => {
    await signIn(page, installation.adminEmail, installation.oneTimePassword)
    await page.waitForURL(/choose-password/)
    await choosePassword(page, installation.oneTimePassword, 'too short')
    await expect(page.getByText('Use at least 15 characters. A sentence works well.')).toBeVisible()
    await expect(page).toHaveURL(/choose-password/)
    await choosePassword(page, installation.oneTimePassword)
    await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible()
    await expect(page).toHaveURL('/')
  })

  await test.step('the administrator adds an operator and a viewer', async () => {
    await page.goto('/t/meetmind/members')
    const [anas, veras] = [await addMember(page, operator), await addMember(page, viewer)]
    operatorPage = await newPerson(browser, installation.url, operator.email, anas)
    viewerPage = await newPerson(browser, installation.url, viewer.email, veras)
  })

  await test.step('what is no transcript is refused before anything is sent', async () => {
    await operatorPage.goto('/t/meetmind')
    await operatorPage.getByRole('navigation').getByRole('link', { name: 'Sessions' }).first().click()
    await expect(operatorPage.getByText('No session yet')).toBeVisible()
    await operatorPage.getByRole('link', { name: 'New session' }).first().click()
    await expect(operatorPage.getByRole('radio', { name: 'summarizer' })).toBeChecked()
    for (const { file, found } of refusedFiles) {
      await transcriptInput(operatorPage).setInputFiles(file)
      const refusal = operatorPage.getByRole('alert').filter({ hasText: 'Accepted' })
      await expect(refusal).toContainText(found)
      await expect(refusal).toContainText('WebVTT (.vtt)')
      await expect(operatorPage.getByText(/not stored/)).toBeVisible()
      await operatorPage.getByRole('button', { name: 'Remove the file' }).click()
    }
    const png = refusedFiles[1]?.file.buffer.toString('base64')
    const answer = await callApi(operatorPage, 'meetings.start', { fileName: 'notes.txt', contentBase64: png, title: 'Notes' })
    expect(answer.status()).toBe(400)
    expect(await answer.text()).toContain('an image (.png)')
    expect(await queryDatabase(installation, 'SELECT id FROM agent_sessions')).toEqual([])
    expect(await queryDatabase(installation, 'SELECT key FROM twin_objects')).toEqual([])
  })

  await test.step('a dropped meeting is recognised before anything is sent', async () => {
    await dropFile(operatorPage.locator('.drop-zone'), meeting.file)
    await expect(operatorPage.getByRole('heading', { name: 'Recognised' })).toBeVisible()
    await expect(operatorPage.getByText('nothing is sent yet')).toBeVisible()
    await expect(operatorPage.getByText(meeting.format, { exact: true })).toBeVisible()
    await expect(operatorPage.getByText(/^English, \d+/)).toBeVisible()
    await expect(operatorPage.getByRole('table', { name: 'Speakers' }).getByRole('row')).toHaveCount(meeting.speakers + 1)
    await expect(operatorPage.getByRole('list', { name: 'First turns' }).getByRole('listitem')).toHaveCount(3)
    await operatorPage.getByLabel('Title').fill('Belief net')
  })

  await test.step('the run is live, goes on while nobody looks, and finishes', async () => {
    sessionId = await pressStart(operatorPage)
    await expect(stepRows(operatorPage)).toHaveCount(8)
    await operatorPage.getByRole('link', { name: 'Agents' }).first().click()
    await expect(operatorPage.getByRole('heading', { name: 'Agents' }).first()).toBeVisible()
    await operatorPage.goto(`/t/meetmind/sessions/${sessionId}?tab=timeline`)
    await expectRunToBe(operatorPage, 'Finished')
    await expect(operatorPage.getByText('Run 1, step 8 of 8')).toBeVisible()
  })

  await test.step('every step says which side served it', async () => {
    const far = hasSandbox ? 'AWS' : 'local'
    await expect(stepRows(operatorPage).filter({ hasText: 'Load and clean the transcript' })).toContainText(far)
    await expect(stepRows(operatorPage).filter({ hasText: 'Write the summary' })).toContainText('local')
    await expect(stepRows(operatorPage).filter({ hasText: 'Make the meeting findable' })).toContainText('local')
    await expect(stepRows(operatorPage).filter({ hasText: 'Remember the meeting' })).toContainText(far)
    await operatorPage.getByRole('radio', { name: /^Calls/ }).click()
    const calls = operatorPage.getByRole('grid', { name: 'Port calls' })
    await expect(calls.getByRole('row', { name: /memory\.createEvent/ })).toContainText(far)
    await expect(calls.getByRole('row', { name: /objects\.get/ })).toContainText(/ms|s$/)
    await calls.getByRole('row', { name: /objects\.get/ }).click()
    await expect(operatorPage.getByRole('complementary', { name: 'objects.get' })).toContainText('Served by')
  })

  await test.step('every sentence of the result opens its turn', async () => {
    await operatorPage.goto(`/t/meetmind/sessions/${sessionId}`)
    for (const name of ['Summary', 'Decisions', 'Actions', 'Speaking time', 'Over the meeting'])
      await expect(operatorPage.getByRole('heading', { name: new RegExp(`^${name}`) })).toBeVisible()
    await expect(operatorPage.getByText('Extractive: the summary, the decisions and the actions.')).toBeVisible()
    const sentence = operatorPage.locator('a[href^="?sentence="]').first()
    await sentence.click()
    await expect(sentence).toHaveAttribute('aria-current', 'true')
    const transcript = operatorPage.getByRole('complementary', { name: 'Transcript' })
    const here = transcript.locator('li[data-hit="here"]')
    await expect(here).toBeInViewport()
    await expect(here.locator('mark').first()).toBeVisible()
    await expect(transcript.getByText(/^Turn 1 of \d+ behind the chosen sentence$/)).toBeVisible()
  })

  await test.step('questions are answered with quotes, here and over all meetings', async () => {
    await ask(operatorPage, meeting.question)
    const quote = operatorPage.locator('a[href^="?turn="].link').first()
    await expect(quote).toBeVisible({ timeout: 60_000 })
    await quote.click()
    await expect(operatorPage.getByRole('complementary', { name: 'Transcript' }).locator('li[data-hit="here"]')).toBeInViewport()

    await operatorPage.goto('/t/meetmind/sessions/new')
    await operatorPage.getByRole('button', { name: 'Paste text instead' }).click()
    await operatorPage.getByLabel('Transcript as text').fill(pastedMeeting)
    await operatorPage.getByRole('button', { name: 'Use this text' }).click()
    await expect(operatorPage.getByRole('heading', { name: 'Recognised' })).toBeVisible()
    await operatorPage.getByLabel('Title').fill('Greenhouse')
    const greenhouse = await pressStart(operatorPage)
    await expectRunToBe(operatorPage, 'Finished')

    await operatorPage.goto(`/t/meetmind/sessions/${sessionId}`)
    await operatorPage.getByRole('radio', { name: 'All meetings' }).click()
    await ask(operatorPage, 'What was decided about the irrigation pump?')
    const elsewhere = operatorPage.getByRole('link', { name: /^Greenhouse, / }).first()
    await expect(elsewhere).toBeVisible({ timeout: 60_000 })
    await elsewhere.click()
    await operatorPage.waitForURL(new RegExp(`${greenhouse}\\?turn=\\d`))
    await expect(operatorPage.locator('li[data-hit="here"]')).toContainText('irrigation pump')
  })

  await test.step('the result leaves as Markdown, JSON and on paper', async () => {
    await operatorPage.goto(`/t/meetmind/sessions/${sessionId}`)
    const markdown = await saved(operatorPage, 'Markdown')
    expect(markdown).toContain('# Belief net')
    expect(markdown).toMatch(/^## /m)
    const { title, summary, speakers } = JSON.parse(await saved(operatorPage, 'JSON with evidence')) as {
      title: string
      summary: { overall: { evidence: unknown[] }[] }
      speakers: unknown[]
    }
    expect(title).toBe('Belief net')
    expect(summary.overall[0]?.evidence.length).toBeGreaterThan(0)
    expect(speakers.length).toBeGreaterThanOrEqual(meeting.speakers)
    await operatorPage.getByRole('button', { name: 'Export' }).click()
    await operatorPage.getByRole('menuitem', { name: 'Print view' }).click()
    await expect(operatorPage.getByRole('heading', { name: 'Who spoke' })).toBeVisible()
    await operatorPage.emulateMedia({ media: 'print' })
    await expect(operatorPage.getByRole('heading', { name: 'Belief net', level: 1 })).toBeVisible()
    await expect(operatorPage.getByRole('navigation').first()).toBeHidden()
    await operatorPage.emulateMedia({ media: null })
  })

  await test.step('a run is stopped, and retried from the step where it stopped', async () => {
    await startSession(operatorPage, longMeeting(6), 'Long meeting')
    await expectRunToBe(operatorPage, 'Running')
    await operatorPage.getByRole('button', { name: 'Stop the run…' }).click()
    await operatorPage.getByRole('dialog').getByRole('button', { name: 'Stop the run' }).click()
    await expectRunToBe(operatorPage, 'Stopped')
    await expect(operatorPage.getByText('The run was stopped.')).toBeVisible()
    const done = await stepRows(operatorPage)
      .filter({ hasText: /\d m?s$/ })
      .count()
    await operatorPage.getByRole('button', { name: /^Retry from “/ }).click()
    await expectRunToBe(operatorPage, 'Finished', 300_000)
    expect(done).toBeLessThan(8)
  })

  await test.step('a viewer sees the result, is told which right starts a session, and is refused', async () => {
    await viewerPage.goto('/t/meetmind/sessions')
    const start = viewerPage.getByRole('button', { name: 'New session' })
    await expect(start).toHaveAttribute('aria-disabled', 'true')
    await expect(start).toHaveAccessibleDescription(/session\.create/)
    await viewerPage.goto(`/t/meetmind/sessions/${sessionId}`)
    await expect(viewerPage.getByRole('heading', { name: /^Summary/ })).toBeVisible()
    await viewerPage.goto('/t/meetmind/sessions/new')
    await expect(viewerPage.getByRole('button', { name: 'Start session' })).toHaveAccessibleDescription(/session\.create/)
    const contentBase64 = Buffer.from(pastedMeeting).toString('base64')
    const answer = await callApi(viewerPage, 'meetings.start', { fileName: 'a.txt', contentBase64, title: 'Not allowed' })
    expect(answer.status()).toBe(403)
    expect(await queryDatabase(installation, `SELECT id FROM agent_sessions WHERE title = 'Not allowed'`)).toEqual([])
  })

  await test.step('the trail says who did each, and what the viewer was refused', async () => {
    await page.goto('/t/meetmind/audit')
    const events = page.getByRole('grid', { name: 'Events' })
    const rowOf = (who: string, what: string) => events.getByRole('row').filter({ hasText: who }).filter({ hasText: what })
    for (const what of ['started session', 'asked a question in', 'asked to stop run', 'retried run'])
      await expect(rowOf(operator.name, what).first()).toContainText('done')
    await expect(rowOf('Administrator', 'added member')).toHaveCount(2)
    await page.goto('/t/meetmind/audit?outcome=denied')
    await rowOf(viewer.name, 'was refused').first().click()
    await expect(page.getByRole('region', { name: 'details' })).toContainText('session.create')
    await expect(events.getByRole('row').filter({ hasText: 'done' })).toHaveCount(0)
  })

  await test.step('signing out everywhere reaches the other browser', async () => {
    const other = await (await browser.newContext({ baseURL: installation.url })).newPage()
    await signIn(other, operator.email, ownPassword)
    await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
    await operatorPage.goto('/me')
    await operatorPage.getByRole('button', { name: 'Sign out everywhere…' }).click()
    await operatorPage.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()
    await operatorPage.waitForURL(/sign-in/)
    await other.goto('/t/meetmind/sessions')
    await expect(other).toHaveURL(/sign-in/)
  })
})
