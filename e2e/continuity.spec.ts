import type { Browser, Page } from '@playwright/test'
import { emulatorObjects } from './support/installation-tools.ts'
import { longMeeting } from './support/meetings.ts'
import { queryDatabase } from './support/query-database.ts'
import { signInFirst } from './support/sign-in.ts'
import { expectRunToBe, startSession, stepRows } from './support/start-session.ts'
import type { Installation } from './support/start-installation.ts'
import { expect, test } from './support/test.ts'

// As always, only sooner: a ramp of 25 % a second instead of 1 %, and probes over one second instead of five.
test.use({
  installationOf: {
    name: 'continuity',
    env: { UNDERSTUDY_CONTINUITY_RAMP_PER_SECOND: '0.25', UNDERSTUDY_CONTINUITY_PROBES_OVER_MS: '1000' },
  },
  viewport: { width: 1440, height: 900 },
})
const bar = (page: Page) => page.getByRole('status').first()

async function anotherPage(
  browser: Browser,
  page: Page,
  baseURL: string,
  viewport = { width: 1440, height: 900 },
): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport, storageState: await page.context().storageState() })
  return context.newPage()
}

async function breakPorts(page: Page, fault: string, ports: readonly string[] = []): Promise<void> {
  await page.goto('/system/sandbox')
  const form = page.getByRole('form', { name: 'Break it' })
  await form.getByLabel('Fault').selectOption({ label: fault })
  if (ports.length === 0) await form.getByRole('button', { name: 'all', exact: true }).click()
  for (const port of ports) await form.getByRole('button', { name: port, exact: true }).click()
  await form.getByRole('button', { name: /^Break \d/ }).click()
  await expect(page.getByRole('table', { name: 'Active faults' }).getByRole('button', { name: 'Repair' })).toBeVisible()
}

const waiting = async (installation: Installation): Promise<number> => {
  const [row] = await queryDatabase<{ count: number }>(
    installation,
    `SELECT count(*)::int AS count FROM port_intents WHERE aws IN ('pending', 'maybe_applied', 'in_flight')`,
  )
  return row?.count ?? 0
}

const transitions = (installation: Installation, port: string) =>
  queryDatabase<{ kind: string; at: Date }>(installation, 'SELECT kind, at FROM port_transitions WHERE port = $1 ORDER BY at', [
    port,
  ])

/** What AWS holds now, by key, against what this machine's side holds. */
async function expectBothSidesEqual(installation: Installation, slug: string): Promise<void> {
  const aws = (await emulatorObjects(installation, slug)).filter(({ isLatest }) => isLatest).map(({ key }) => key)
  const local = await queryDatabase<{ key: string }>(
    installation,
    `SELECT key FROM twin_objects WHERE is_latest AND NOT delete_marker
       AND tenant_id = (SELECT id FROM tenants WHERE slug = $1) ORDER BY key`,
    [slug],
  )
  expect(aws.toSorted()).toEqual(local.map(({ key }) => key).toSorted())
}

test('AWS goes away in the middle of a run, nobody notices, and it comes back in order', async ({
  browser,
  page,
  installation,
}) => {
  test.setTimeout(900_000)
  test.skip(!/Sandbox AWS.*http:/.test(installation.output()), 'no sandbox AWS on this machine: nothing can be broken')
  await signInFirst(page, installation.adminEmail, installation.oneTimePassword)
  const other = await anotherPage(browser, page, installation.url)
  const operator = await anotherPage(browser, page, installation.url)

  await test.step('a run is in progress when everything of AWS refuses connections', async () => {
    await other.goto('/continuity')
    await expect(other.getByRole('table').getByRole('link', { name: 'objects', exact: true })).toBeVisible()
    await startSession(page, longMeeting(6), 'Interrupted')
    await expect(stepRows(page).filter({ hasText: 'Find the topics' })).toContainText(/running|done/, { timeout: 120_000 })
    await breakPorts(operator, 'Refuse connections')
  })

  await test.step('every open page says so within a second of the switch, and the run finishes', async () => {
    for (const each of [page, other, operator]) await expect(bar(each)).toContainText(/local/i, { timeout: 30_000 })
    await expectRunToBe(page, 'Finished', 300_000)
    const failed = await queryDatabase(
      installation,
      `SELECT port, operation, detail FROM port_calls WHERE outcome = 'failed' AND port IN ('objects', 'memory')`,
    )
    expect(failed).toEqual([])
  })

  await test.step('the session shows where it moved and what it cost', async () => {
    await page
      .getByRole('link', { name: /steps|run/i })
      .first()
      .click()
      .catch(() => undefined)
    await expect(page.getByText(/moved to local/).first()).toBeVisible()
  })

  await test.step('Continuity says who serves, why it moved, and what waits', async () => {
    await expect(other.getByRole('table')).toContainText('tripped')
    await other.getByRole('link', { name: 'objects', exact: true }).first().click()
    await other.waitForURL(/continuity\/objects/)
    await expect(other.getByRole('heading', { name: 'Why it moved' })).toBeVisible()
    await expect(other.getByText(/in a row/).first()).toBeVisible()
    await expect(other.getByRole('heading', { name: 'Route of one call' })).toBeVisible()
    expect(await waiting(installation)).toBeGreaterThan(0)
    await expect(bar(other)).toContainText(/wait/)
  })

  await test.step('repaired, it is given what it missed, compared, trusted again, and only then recovered', async () => {
    await other.goto('/continuity/journal')
    await operator
      .getByRole('button', { name: /^Repair/ })
      .first()
      .click()
    await expect(bar(other)).toContainText(/Recovering/, { timeout: 60_000 })
    await expect
      .poll(async () => (await transitions(installation, 'objects')).map(({ kind }) => kind), { timeout: 120_000 })
      .toContain('recovered')
    const kinds = (await transitions(installation, 'objects'))
      .map(({ kind }) => kind)
      .filter((kind) => kind !== 'process_tripped')
    expect(kinds.slice(kinds.lastIndexOf('tripped'))).toEqual([
      'tripped',
      'answering',
      'replaying',
      'comparing',
      'returning',
      'replaying',
      'comparing',
      'recovered',
    ])
    await expect(bar(page)).not.toContainText(/Recovering/, { timeout: 60_000 })
    expect(await waiting(installation)).toBe(0)
    await expectBothSidesEqual(installation, 'meetmind')
  })
})
