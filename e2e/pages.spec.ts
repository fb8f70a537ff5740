import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { callApi } from './support/call-api.ts'
import { listRoutes } from './support/list-routes.ts'
import { realMeeting } from './support/meetings.ts'
import { signIn, signInFirst } from './support/sign-in.ts'
import { expectRunToBe, startSession } from './support/start-session.ts'
import type { Installation } from './support/start-installation.ts'
import { expect, test } from './support/test.ts'
import { watchPage } from './support/watch-page.ts'

test.use({ installationOf: { name: 'pages', env: { UNDERSTUDY_SANDBOX_ENABLED: 'false' } } })

const screens = path.resolve(import.meta.dirname, '../test-results/screens')
const themes = ['light', 'dark'] as const
const sizes = [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
]

let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>
let newcomer: typeof signedIn
let sessionId = ''

async function prepare(browser: Browser, installation: Installation): Promise<void> {
  const context = await browser.newContext({ baseURL: installation.url })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await signInFirst(page, installation.adminEmail, installation.oneTimePassword)
  sessionId = await startSession(page, realMeeting(), 'Belief net')
  await expectRunToBe(page, 'Finished')
  signedIn = await context.storageState()
  const added = await callApi(page, 'members.add', { email: 'new@meetmind.test', name: 'New', role: 'viewer' })
  const { result } = (await added.json()) as { result: { data: { json: { oneTimePassword: string } } } }
  await context.clearCookies()
  await signIn(page, 'new@meetmind.test', result.data.json.oneTimePassword)
  newcomer = await context.storageState()
  await context.close()
}

test.beforeAll(async ({ browser, installation }) => {
  test.setTimeout(300_000)
  await prepare(browser, installation)
})

/** What only comes with data: each is looked at as well as the bare route. */
const views: Record<string, readonly string[]> = {
  '/t/[tenant]/sessions/[id]': ['', '?tab=timeline', '?tab=calls', '?tab=memory', '?sentence=o0'],
  '/t/[tenant]/sessions': ['', '?q=nothing-of-this-name'],
  '/t/[tenant]/members': ['', '?add=true'],
  '/tenants': ['', '?create=true'],
}

/** Where one of the listed routes is to be found here. */
const addressesOf = (route: string): string[] =>
  (views[route] ?? ['']).map((view) => route.replace('[tenant]', 'meetmind').replace('[id]', sessionId) + view)

async function settle(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible({ timeout: 30_000 }) // also behind a dialog
  // The gallery shows what waits as well.
  if (!page.url().endsWith('/system/ui')) await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 30_000 })
  await page.evaluate('document.fonts.ready')
}

async function violationsOf(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  // The gallery holds a whole page within the page: its landmarks are there twice.
  if (page.url().endsWith('/system/ui')) axe.disableRules(['landmark-unique'])
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`))
}

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth')

for (const colorScheme of themes)
  for (const viewport of sizes)
    test(`every page is without fault in ${colorScheme} at ${viewport.width} px`, async ({ browser, installation }) => {
      test.setTimeout(600_000)
      const context = async (state?: typeof signedIn) =>
        (
          await browser.newContext({
            baseURL: installation.url,
            colorScheme,
            viewport,
            reducedMotion: 'reduce',
            ...(state && { storageState: state }),
          })
        ).newPage()
      const [visitor, person, first] = [await context(), await context(signedIn), await context(newcomer)]
      const pages = { '/sign-in': visitor, '/choose-password': first }
      const watched = [visitor, person, first].map(watchPage)
      for (const route of listRoutes())
        for (const address of addressesOf(route)) {
          const page = pages[route as keyof typeof pages] ?? person
          await test.step(address, async () => {
            await page.goto(address)
            await settle(page)
            const name =
              address
                .replace(sessionId, 'session')
                .replace(/[^a-z]+/g, '-')
                .replace(/^-|-$/g, '') || 'overview'
            await page.screenshot({ path: path.join(screens, `${name}-${colorScheme}-${viewport.width}.png`), fullPage: true })
            expect.soft(await violationsOf(page), address).toEqual([])
            expect.soft(await isTooWide(page), `${address} scrolls sideways`).toBe(false)
          })
        }
      expect(watched.flatMap(({ errors }) => errors)).toEqual([])
      await Promise.all([visitor, person, first].map((page) => page.context().close()))
    })

/** What has the focus is called, and whether it or the box around it is marked. */
const focusFacts = `(() => {
  const element = document.activeElement
  const words = [element.ariaLabel, ...[...(element.labels ?? [])].map((label) => label.innerText), element.innerText]
  const isMarked = [element, element.parentElement].some((box) => {
    const { outlineStyle, boxShadow } = getComputedStyle(box)
    return outlineStyle !== 'none' || boxShadow !== 'none'
  })
  return { label: words.filter(Boolean).join(' ').trim(), isMarked }
})()`

/** Presses Tab until this has the focus, which must be seen. @returns how many presses it took */
async function tabTo(page: Page, name: RegExp, most: number): Promise<number> {
  for (let presses = 1; presses <= most; presses++) {
    await page.keyboard.press('Tab')
    const { label, isMarked } = await page.evaluate<{ label: string; isMarked: boolean }>(focusFacts)
    expect.soft(isMarked, `the focus on "${label}" is seen`).toBe(true)
    if (name.test(label)) return presses
  }
  throw new Error(`${name} is not reached with ${most} presses of Tab`)
}

test('everything is reached and done by keyboard', async ({ browser, installation }) => {
  test.setTimeout(240_000)
  const context = await browser.newContext({ baseURL: installation.url, storageState: signedIn, viewport: sizes[0] ?? null })
  const page = await context.newPage()
  await page.goto('/t/meetmind/sessions')
  await expect(page.getByRole('row', { name: /Belief net/ })).toBeVisible()

  await test.step('the first Tab is the way past the navigation, the next ones walk through it', async () => {
    expect(await tabTo(page, /^Skip to the page$/, 1)).toBe(1)
    await page.keyboard.press('Enter')
    await expect(page.locator('main#page')).toBeFocused()
    await page.reload()
    await expect(page.getByRole('row', { name: /Belief net/ })).toBeVisible()
    await tabTo(page, /^Jump to/, 3)
    await tabTo(page, /^Overview$/, 2)
    await tabTo(page, /New session/, 25)
    await tabTo(page, /Find/, 3)
    await tabTo(page, /Belief net/, 8)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.href.includes(sessionId) || url.searchParams.has('open'))
  })

  await test.step('Ctrl-K goes anywhere', async () => {
    await page.keyboard.press('Control+k')
    const menu = page.getByRole('dialog')
    await expect(menu.getByRole('combobox')).toBeFocused()
    await page.keyboard.type('audit')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/audit$/)
    await expect(menu).toBeHidden()
    await page.keyboard.press('Control+k')
    await expect(menu).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(menu).toBeHidden()
  })

  await test.step('? shows the shortcuts, Escape leaves them, G and a letter goes', async () => {
    await expect(page.getByRole('heading', { name: 'Audit', level: 1 })).toBeVisible()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.keyboard.press('g')
    await page.keyboard.press('s')
    await page.waitForURL(({ pathname }) => pathname === '/t/meetmind/sessions')
  })
  await context.close()
})
