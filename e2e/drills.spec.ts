import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { queryDatabase } from './support/query-database.ts'
import { signIn, signInFirst } from './support/sign-in.ts'
import type { Installation } from './support/start-installation.ts'
import { expect, test } from './support/test.ts'

// As always, only sooner: a ramp of 25 % a second instead of 1 %, and probes over one second instead of five.
test.use({
  installationOf: {
    name: 'drills',
    env: { UNDERSTUDY_CONTINUITY_RAMP_PER_SECOND: '0.25', UNDERSTUDY_CONTINUITY_PROBES_OVER_MS: '1000' },
  },
  viewport: { width: 1440, height: 900 },
})
test.describe.configure({ mode: 'serial' })

/** 14 h 32 min in 109 seconds. */
const TIMES_AS_FAST = '480'
const screens = path.resolve(import.meta.dirname, '../test-results/screens')

const tag = (page: Page, words: string | RegExp) => page.locator('.page-facts').getByText(words)
const claims = (page: Page) => page.locator('section', { has: page.getByRole('heading', { name: 'Claims' }) })

/** What moves is taken twice, not four times: it is another page by then. */
async function photograph(page: Page, name: string, isMoving = false): Promise<void> {
  for (const width of [1440, 360])
    for (const colorScheme of isMoving
      ? [width === 360 ? ('light' as const) : ('dark' as const)]
      : (['dark', 'light'] as const)) {
      await page.setViewportSize({ width, height: width === 360 ? 740 : 900 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.screenshot({ path: path.join(screens, `${name}-${colorScheme}-${width}.png`), fullPage: true })
      expect
        .soft(await page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth'), name)
        .toBe(false)
    }
  await page.setViewportSize({ width: 1440, height: 900 })
}

async function startDrill(page: Page, timeline: string, speed: string): Promise<string> {
  await page.goto('/continuity/drills')
  await page.getByRole('button', { name: 'Run a drill…' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Run a drill' })
  await dialog.getByLabel('Timeline').selectOption({ label: timeline })
  await dialog.getByLabel('Times as fast as its own clock').fill(speed)
  await dialog.getByLabel(/^Reason/).fill('The browser rehearses.')
  await expect(dialog.getByText('everything that the drill wrote is removed')).toBeVisible()
  await dialog.getByRole('button', { name: `Start ${timeline}` }).click()
  await page.waitForURL(/\/continuity\/drills\/[0-9a-f-]{36}$/)
  return page.url().split('/').at(-1)!
}

/** What a drill's tenants have anywhere on this side, and faults that are still in force. */
async function leftBehind(installation: Installation): Promise<Record<string, number>> {
  const of = (table: string) =>
    `(SELECT count(*)::int FROM ${table} WHERE tenant_id IN (SELECT id FROM tenants WHERE slug LIKE 'drill-%')) AS ${table}`
  const [row] = await queryDatabase<Record<string, number>>(
    installation,
    `SELECT ${['port_intents', 'port_conflicts', 'twin_objects', 'twin_memory_events', 'port_calls'].map(of).join(', ')},
       (SELECT count(*)::int FROM sandbox_faults WHERE ended_at IS NULL) AS faults`,
  )
  return row!
}
const nothing = { port_intents: 0, port_conflicts: 0, twin_objects: 0, twin_memory_events: 0, port_calls: 0, faults: 0 }

test('October 2025 is rehearsed from the browser: started, watched, judged, nothing lost', async ({ page, installation }) => {
  test.setTimeout(900_000)
  test.skip(!/Sandbox AWS.*http:/.test(installation.output()), 'no sandbox AWS on this machine: nothing can be broken')
  await signInFirst(page, installation.adminEmail, installation.oneTimePassword)

  await test.step('before the first one the page says what a drill is', async () => {
    await page.goto('/continuity/drills')
    await expect(page.getByText('Nothing was rehearsed yet')).toBeVisible()
    await photograph(page, 'drills-empty')
    await page.getByRole('button', { name: 'Run a drill…' }).first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await photograph(page, 'drills-start')
  })

  const id = await startDrill(page, 'Oct-2025', TIMES_AS_FAST)

  await test.step('it is watched live', async () => {
    await expect(page.getByRole('heading', { name: 'Oct-2025', level: 1 })).toBeVisible()
    await expect(tag(page, 'running')).toBeVisible()
    await expect(page.getByRole('list', { name: 'Faults in the script' }).getByText('empty DNS').first()).toBeVisible()
    await expect(page.getByText(/script time \d/)).toBeVisible({ timeout: 40_000 })
    await expect(claims(page).getByText('holds so far').first()).toBeVisible({ timeout: 60_000 })
    const byLocal = page.getByRole('grid', { name: 'Figures by port' }).or(page.getByRole('table', { name: 'Figures by port' }))
    await expect(byLocal).toBeVisible()
    const decisions = page.getByRole('region', { name: 'What was decided' }).getByRole('row')
    await expect(decisions.nth(1)).toBeVisible({ timeout: 60_000 })
    await photograph(page, 'drill-running', true)
    await page.goto('/continuity/drills')
    await expect(page.getByRole('button', { name: 'Stop and repair…' })).toBeVisible()
    await expect(page.getByRole('figure', { name: 'Served by, calls per second' })).toBeVisible()
    await photograph(page, 'drills-running', true)
    await page.goto(`/continuity/drills/${id}`)
  })

  await test.step('its report says of each claim whether it held', async () => {
    await expect(tag(page, /passed|failed|lost|difference|interrupted/)).toBeVisible({ timeout: 600_000 })
    await photograph(page, 'drill-report')
    // How fast and how often depends on the machine; that nothing is lost does not.
    for (const claim of [/^RPO/, /^Both sides are equal/])
      await expect(claims(page).getByRole('listitem').filter({ hasText: claim }).getByText('held')).toBeVisible()
    const described = await claims(page).getByRole('listitem').allTextContents()
    test.info().annotations.push(...described.map((description) => ({ type: 'claim', description })))
    await expect(page.getByText(/^removed/)).toBeVisible({ timeout: 60_000 })
  })

  await test.step('it is a file as well', async () => {
    for (const [item, ending] of [
      ['Markdown', '.md'],
      ['JSON with every second', '.json'],
    ] as const) {
      const saved = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('menuitem', { name: item }).click()
      const download = await saved
      expect(download.suggestedFilename()).toMatch(new RegExp(`^drill-oct-2025-.*\\${ending}$`))
      const text = readFileSync(await download.path(), 'utf8')
      if (ending === '.md') expect(text).toMatch(/^# Drill Oct-2025: (passed|failed): /)
      else expect(JSON.parse(text)).toMatchObject({ timeline: 'oct-2025', figures: { lost: 0, differences: 0 } })
    }
  })

  await test.step('nothing of it is left, and its tenants are in no list', async () => {
    expect(await leftBehind(installation)).toEqual(nothing)
    await page.goto('/tenants')
    await expect(page.getByRole('row', { name: /MeetMind/ })).toBeVisible()
    await expect(page.getByText(/Drill one/)).toHaveCount(0)
    await page.goto('/continuity')
    await expect(page.getByRole('row', { name: /^objects/ }).getByRole('link', { name: /ago|now/ })).toBeVisible()
  })
})

test('a drill is stopped at once', async ({ page, installation }) => {
  test.setTimeout(300_000)
  test.skip(!/Sandbox AWS.*http:/.test(installation.output()), 'no sandbox AWS on this machine: nothing can be broken')
  await signIn(page, installation.adminEmail)
  await startDrill(page, 'Objects, one port', '1')
  await expect(page.getByText(/script time \d/)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Stop and repair…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Stop and repair' }).click()
  await expect(tag(page, 'stopped')).toBeVisible({ timeout: 10_000 })
  await expect(page.getByText('It was stopped before it could be judged.')).toBeVisible()
  await expect(page.getByText(/^removed/)).toBeVisible({ timeout: 60_000 })
  expect(await leftBehind(installation)).toEqual(nothing)

  await test.step('two are set beside each other, by an address that can be shared', async () => {
    await page.goto('/continuity/drills')
    await page.getByRole('button', { name: 'Compare two' }).click()
    const panel = page.getByRole('complementary', { name: /Objects, one port/ })
    await expect(panel.getByRole('table', { name: 'Figures compared' })).toBeVisible()
    await expect(panel.getByRole('columnheader', { name: 'Change' })).toBeVisible()
    await photograph(page, 'drills-compared')
    await page.reload()
    await expect(panel.getByRole('columnheader', { name: 'Change' })).toBeVisible()
  })
})
