import { realMeeting } from './support/meetings.ts'
import { queryDatabase } from './support/query-database.ts'
import { signInFirst } from './support/sign-in.ts'
import { expectRunToBe, startSession, stepRows } from './support/start-session.ts'
import { expect, test } from './support/test.ts'

test.use({
  installationOf: { name: 'local', env: { UNDERSTUDY_SANDBOX_ENABLED: 'false' } },
  viewport: { width: 1440, height: 900 },
})

test('without any AWS the same story runs here, and says so', async ({ page, installation }) => {
  test.setTimeout(600_000)
  const meeting = realMeeting()
  let sessionId = ''

  await test.step('the state of the world is local by choice, before and after signing in', async () => {
    await page.goto('/sign-in')
    await expect(page.getByRole('banner')).toContainText('All local', { timeout: 60_000 })
    await signInFirst(page, installation.adminEmail, installation.oneTimePassword)
    await expect(page.getByRole('banner')).toContainText('All local: AWS is not configured', { timeout: 60_000 })
    await expect(page.getByRole('banner')).toContainText('4 of 4 ports answer here')
  })

  await test.step('the run finishes, and no call of it went to AWS', async () => {
    sessionId = await startSession(page, meeting, 'Belief net')
    await page.goto(`/t/meetmind/sessions/${sessionId}?tab=timeline`)
    await expectRunToBe(page, 'Finished')
    await expect(page.getByRole('term').filter({ hasText: 'Served by' }).locator('..')).toHaveText(/^Served bylocal\s*\d+$/)
    await expect(stepRows(page).filter({ hasText: 'Load and clean the transcript' })).toContainText('local')
    await expect(stepRows(page).filter({ hasText: 'Remember the meeting' })).toContainText('local')
    await expect(stepRows(page).filter({ hasText: 'AWS' })).toHaveCount(0)
    const sides = await queryDatabase<{ served_by: string }>(installation, 'SELECT DISTINCT served_by FROM port_calls')
    expect(sides.every(({ served_by }) => served_by.startsWith('local'))).toBe(true)
  })

  await test.step('the result has its parts, its evidence and its answers', async () => {
    await page.goto(`/t/meetmind/sessions/${sessionId}`)
    for (const name of ['Summary', 'Decisions', 'Actions', 'Speaking time'])
      await expect(page.getByRole('heading', { name: new RegExp(`^${name}`) })).toBeVisible()
    await page.locator('a[href^="?sentence="]').first().click()
    await expect(page.locator('li[data-hit="here"] mark').first()).toBeInViewport()
    await page.getByLabel('Question').fill(meeting.question)
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect(page.locator('a[href^="?turn="].link').first()).toBeVisible({ timeout: 60_000 })
    await page.getByRole('radio', { name: 'All meetings' }).click()
    await page.getByLabel('Question').fill(meeting.question)
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect(page.getByText(meeting.question)).toHaveCount(2, { timeout: 60_000 })
  })

  await test.step('the system says why nothing of AWS answers', async () => {
    await page.goto('/system')
    const sandbox = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Sandbox AWS' }) })
    await expect(sandbox).toContainText('switched off')
    const providers = page.getByRole('table', { name: 'Providers by port' })
    await expect(providers.getByRole('row').filter({ hasText: 'not configured' })).toHaveCount(4)
    await expect(providers.getByRole('row').filter({ hasText: 'down' })).toHaveCount(0)
  })
})
