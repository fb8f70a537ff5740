import type { Browser, Page } from '@playwright/test'
import { callApi } from './support/call-api.ts'
import { emulatorObjects, putObjects } from './support/installation-tools.ts'
import { longMeeting } from './support/meetings.ts'
import { queryDatabase } from './support/query-database.ts'
import { choosePassword, signIn, signInFirst } from './support/sign-in.ts'
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
test.describe.configure({ mode: 'serial' })

const phone = { width: 360, height: 800 }
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

/** Fills the form in; what it gives breaks all ports when it is called. */
async function readyToBreak(page: Page, fault: string): Promise<() => Promise<void>> {
  await page.goto('/system/sandbox')
  const form = page.getByRole('form', { name: 'Break it' })
  await form.getByLabel('Fault').selectOption({ label: fault })
  await form.getByRole('button', { name: 'all', exact: true }).click()
  return async () => {
    await form.getByRole('button', { name: /^Break \d/ }).click()
    await expect(page.getByRole('table', { name: 'Active faults' }).getByRole('button', { name: 'Repair' })).toBeVisible()
  }
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
    const breakAll = await readyToBreak(operator, 'Refuse connections')
    await startSession(page, longMeeting(6), 'Interrupted')
    await expect(stepRows(page).filter({ hasText: 'Find the topics' })).toContainText(/\d\sm?s/, { timeout: 120_000 })
    await breakAll()
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
    await page.goto(`${new URL(page.url()).pathname}?tab=timeline`)
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

test('a write that lands late is a conflict that a person decides', async ({ page, installation }) => {
  test.setTimeout(300_000)
  test.skip(!/Sandbox AWS.*http:/.test(installation.output()), 'no sandbox AWS on this machine: nothing can be late')
  await signIn(page, installation.adminEmail)
  const key = 'e2e/late.json'
  // Counted only: else the probes trip the side before anybody has written to it.
  const observe = { port: 'objects', tenant: null, mode: 'observe', reason: 'A write shall reach AWS late.', expiresInS: 120 }
  expect((await callApi(page, 'continuity.setMode', observe)).ok()).toBe(true)
  const fault = { ports: ['objects'], fault: 'delayed_delivery', delayMs: 30_000, durationS: null }
  const texts = ['{ "status": "draft" }', '{ "status": "final" }']
  const puts = texts.map((text) => ({ key, text }))
  const served = await putObjects(installation, 'meetmind', puts, async () => {
    expect((await callApi(page, 'sandbox.break', fault)).ok()).toBe(true)
    // On the wire within a second: the canary is the first to wait in vain.
    const isHit = async () =>
      (await queryDatabase(installation, 'SELECT 1 FROM sandbox_faults WHERE ended_at IS NULL AND hits > 0')).length
    await expect.poll(isHit, { timeout: 30_000 }).toBe(1)
  })
  expect(served).toEqual(['local', 'local'])
  expect((await callApi(page, 'sandbox.repairAll', {})).ok()).toBe(true)
  const latest = async () =>
    (await emulatorObjects(installation, 'meetmind')).find((each) => each.key === key && each.isLatest)?.text
  await expect.poll(latest, { timeout: 60_000 }).toBe('{ "status": "final" }')

  await page.goto('/continuity/journal')
  const inbox = page.getByRole('navigation', { name: 'To decide' })
  await expect(inbox.getByText(key)).toBeVisible({ timeout: 120_000 })
  await inbox.getByText(key).click()
  const conflict = page.getByRole('article', { name: key })
  await expect(conflict).toContainText('draft')
  await expect(conflict).toContainText('final')
  expect(await latest()).toBe('{ "status": "final" }')
  await conflict.getByRole('button', { name: 'Keep winner' }).click()
  await expect(inbox.getByText(key)).toBeHidden()
  const versions = (await emulatorObjects(installation, 'meetmind')).filter((each) => each.key === key).map(({ text }) => text)
  expect(versions).toContain('{ "status": "draft" }')
})

test('an order from a phone is in force everywhere within a second, survives a restart, and ends at its expiry', async ({
  browser,
  page,
  installation,
}) => {
  test.setTimeout(300_000)
  await signIn(page, installation.adminEmail)
  const mobile = await anotherPage(browser, page, installation.url, phone)
  await mobile.goto('/continuity/objects')
  await mobile
    .getByRole('button', { name: /^(Force local|Change mode)/ })
    .first()
    .click()
  const dialog = mobile.getByRole('dialog')
  await expect(dialog).toContainText('Calls served')
  await dialog.getByRole('button', { name: /^Force local/ }).click()
  await expect(dialog).toContainText('ten characters')
  await dialog.getByLabel(/Reason/).fill('Rehearsing what to do when paged.')
  await dialog.getByRole('radio', { name: 'in 30 min' }).click()
  await dialog.getByRole('button', { name: /^Force local/ }).click()
  await expect(dialog).toBeHidden()
  await expect(bar(page)).toContainText(/forced/i)
  expect(await putObjects(installation, 'meetmind', [{ key: 'e2e/forced.json', text: '{}' }])).toEqual(['local'])

  const killed = installation.pidOf('worker')
  process.kill(killed, 'SIGKILL')
  await expect.poll(() => installation.pidOf('worker'), { timeout: 60_000 }).not.toBe(killed)
  expect(await putObjects(installation, 'meetmind', [{ key: 'e2e/forced.json', text: '{ "again": true }' }])).toEqual(['local'])

  const nowhere = { port: 'search', tenant: null, mode: 'force_aws', reason: 'To see that it is refused.', expiresInS: 600 }
  const refused = await callApi(page, 'continuity.setMode', nowhere)
  expect(refused.status()).toBe(412)
  expect(await refused.text()).toContain('nobody would serve it')

  await page.goto('/t/meetmind/members')
  await page.getByRole('button', { name: 'Add member' }).click()
  const adding = page.getByRole('dialog')
  await adding.getByLabel('E-mail').fill('vera@meetmind.test')
  await adding.getByLabel('Name', { exact: true }).fill('Vera Viewer')
  await adding.getByRole('radio', { name: 'Viewer' }).click()
  await adding.getByRole('button', { name: 'Add member' }).click()
  const oneTime = (await page.getByRole('region', { name: 'one-time password' }).innerText()).trim()
  const viewer = await (await browser.newContext({ baseURL: installation.url })).newPage()
  await signIn(viewer, 'vera@meetmind.test', oneTime)
  await choosePassword(viewer, oneTime)
  await viewer.waitForURL((url) => url.pathname !== '/choose-password')
  const denied = await callApi(viewer, 'continuity.setMode', { ...nowhere, port: 'objects', mode: 'force_local' })
  expect(denied.status()).toBe(403)
  await viewer.goto('/continuity')
  await expect(viewer.getByRole('table').getByRole('link', { name: 'objects', exact: true })).toBeVisible()

  await queryDatabase(installation, `UPDATE port_modes SET expires_at = now() + interval '2 seconds' WHERE ended_at IS NULL`)
  await expect(bar(page)).not.toContainText(/forced/i, { timeout: 30_000 })
  const trail = await queryDatabase<{ action: string; outcome: string }>(
    installation,
    `SELECT DISTINCT action, outcome FROM audit_events WHERE action LIKE 'continuity.mode%' OR outcome = 'denied'`,
  )
  expect(trail).toContainEqual({ action: 'continuity.mode-set', outcome: 'allowed' })
  expect(trail).toContainEqual({ action: 'continuity.mode-ended', outcome: 'allowed' })
  expect(trail).toContainEqual({ action: 'continuity.mode-refused', outcome: 'denied' })
  expect(trail.filter(({ outcome }) => outcome === 'denied').length).toBeGreaterThan(1)
})
