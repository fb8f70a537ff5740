import type { Page } from '@playwright/test'
import { longMeeting } from './support/meetings.ts'
import { queryDatabase } from './support/query-database.ts'
import { signInFirst } from './support/sign-in.ts'
import { expectRunToBe, startSession, stepRows } from './support/start-session.ts'
import type { Installation } from './support/start-installation.ts'
import { expect, test } from './support/test.ts'

// Local, so that what memory holds can be counted in the database.
test.use({
  installationOf: { name: 'crash', env: { UNDERSTUDY_SANDBOX_ENABLED: 'false' } },
  viewport: { width: 1440, height: 900 },
})
test.describe.configure({ mode: 'serial' })

interface Made {
  key: string
  status: string
  successes: number
}

/** Every step of the run with how often the run says that it succeeded. */
const stepsOf = (installation: Installation, sessionId: string) =>
  queryDatabase<Made>(
    installation,
    `SELECT step.key, step.status,
            (SELECT count(*)::int FROM run_events event
              WHERE event.run_id = step.run_id AND event.type = 'step.succeeded' AND event.data->>'stepKey' = step.key) AS successes
       FROM steps step JOIN runs run ON run.id = step.run_id WHERE run.session_id = $1 ORDER BY step.ordinal`,
    [sessionId],
  )

const countOf = async (installation: Installation, sql: string, values: unknown[] = []): Promise<number> =>
  (await queryDatabase<{ count: number }>(installation, sql, values))[0]?.count ?? 0

async function expectOneOfEach(installation: Installation, sessionId: string): Promise<void> {
  const steps = await stepsOf(installation, sessionId)
  expect(steps).toHaveLength(8)
  for (const step of steps) expect(step).toMatchObject({ status: 'succeeded', successes: 1 })
  const runs = `SELECT count(*)::int AS count FROM runs WHERE session_id = $1`
  expect(await countOf(installation, runs, [sessionId])).toBe(1)
  const events = `SELECT count(*)::int AS count FROM twin_memory_events WHERE session_id LIKE '%' || $1 || '%'`
  expect(await countOf(installation, events, [sessionId])).toBe(1)
  const records = `SELECT content FROM twin_memory_records GROUP BY namespaces, content, metadata::text HAVING count(*) > 1`
  expect(await queryDatabase(installation, records)).toEqual([])
}

/** Starts a meeting that takes a while, and waits until this step of it works. */
async function startAndReach(page: Page, title: string, step: string): Promise<string> {
  const sessionId = await startSession(page, longMeeting(6), title)
  await expect(stepRows(page).filter({ hasText: step })).toContainText('running', { timeout: 120_000 })
  return sessionId
}

test('what was acknowledged survives kill -9 of worker and console, and the page recovers by itself', async ({
  page,
  installation,
}) => {
  test.setTimeout(900_000)
  await signInFirst(page, installation.adminEmail, installation.oneTimePassword)

  await test.step('killed with a step under way, the worker’s run is finished by the next one, once', async () => {
    const sessionId = await startAndReach(page, 'Worker killed', 'Make the meeting findable')
    const killed = installation.pidOf('worker')
    process.kill(killed, 'SIGKILL')
    await expectRunToBe(page, 'Finished', 300_000)
    expect(installation.pidOf('worker')).not.toBe(killed)
    await expectOneOfEach(installation, sessionId)
  })

  await test.step('while the console is gone the page says so; when it is back the page shows how it ended', async () => {
    const sessionId = await startAndReach(page, 'Console killed', 'Find the topics')
    let loads = 0
    page.on('load', () => loads++)
    const killed = installation.pidOf('console')
    process.kill(killed, 'SIGKILL')
    await expect(page.getByText(/^The console has not answered since/)).toBeVisible({ timeout: 60_000 })
    await expectRunToBe(page, 'Finished', 300_000)
    await expect(page.getByText(/^The console has not answered since/)).toBeHidden({ timeout: 60_000 })
    await expect(page.getByText('The live connection is lost.')).toBeHidden()
    await page.getByRole('button', { name: 'Open the whole result' }).click()
    await expect(page.getByRole('heading', { name: 'Summary' })).toBeVisible()
    expect(loads).toBe(0)
    expect(installation.pidOf('console')).not.toBe(killed)
    await expectOneOfEach(installation, sessionId)
  })
})
