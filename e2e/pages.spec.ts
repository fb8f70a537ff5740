import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page, Request } from '@playwright/test'
import { callApi } from './support/call-api.ts'
import { putFinishedDrill } from './support/finished-drill.ts'
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
let drillId = ''

async function prepare(browser: Browser, installation: Installation): Promise<void> {
  const context = await browser.newContext({ baseURL: installation.url })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await signInFirst(page, installation.adminEmail, installation.oneTimePassword)
  sessionId = await startSession(page, realMeeting(), 'Belief net')
  await expectRunToBe(page, 'Finished')
  drillId = await putFinishedDrill(installation)
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
  '/continuity/drills': ['', '?run=any', '?open=[drill]'],
  '/t/[tenant]/sessions/[id]': ['', '?tab=timeline', '?tab=calls', '?tab=memory', '?sentence=o0'],
  '/t/[tenant]/sessions': ['', '?q=nothing-of-this-name'],
  '/t/[tenant]/members': ['', '?add=true'],
  '/tenants': ['', '?create=true'],
}

/** Where one of the listed routes is to be found here. */
function addressesOf(route: string): string[] {
  const ids = { '[id]': route.startsWith('/continuity/drills') ? drillId : sessionId, '[drill]': drillId }
  const filled = (text: string) => text.replace('[id]', ids['[id]']).replace('[drill]', ids['[drill]'])
  const address = filled(route).replace('[tenant]', 'meetmind').replace('[port]', 'objects').replace('[name]', 'journal-growing')
  if (address.includes('[')) throw new Error(`no example is known for ${route}`)
  return (views[route] ?? ['']).map((view) => address + filled(view))
}

async function settle(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible({ timeout: 30_000 }) // also behind a dialog
  // The gallery shows what waits as well.
  if (!page.url().endsWith('/system/ui')) await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 30_000 })
  await page.evaluate('document.fonts.ready')
}

/** What a theme can change: it has its own colours, and the same elements. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

async function violationsOf(page: Page, rules: 'all' | 'of colour'): Promise<string[]> {
  // In the page itself: without frames from elsewhere there is nothing to put together on a page of axe's own.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  if (rules === 'of colour') axe.withRules(rulesOfColour)
  // The gallery holds a whole page within the page: its landmarks are there twice.
  else if (page.url().endsWith('/system/ui')) axe.disableRules(['landmark-unique'])
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`))
}

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth')

/** How many pages are looked at side by side: while one waits for the server, another is measured. */
const LANES = 3

const nameOf = (address: string): string =>
  address
    .replace(sessionId, 'session')
    .replace(drillId, 'drill')
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '') || 'overview'

/**
 * One page in every theme and size. It is loaded once: theme and size change under it, as they do when the sun sets and a
 * window is drawn smaller. Axe reads all four: whole at each size, as what is shown differs, and the colours of each theme.
 */
async function lookAt(page: Page, address: string): Promise<void> {
  await page.goto(address)
  for (const viewport of sizes) {
    await page.setViewportSize(viewport)
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await settle(page)
      const file = path.join(screens, `${nameOf(address)}-${colorScheme}-${viewport.width}.png`)
      const seen = `${address} in ${colorScheme} at ${viewport.width} px`
      await page.screenshot({ path: file, fullPage: true })
      expect.soft(await violationsOf(page, colorScheme === themes[0] ? 'all' : 'of colour'), seen).toEqual([])
    }
    expect.soft(await isTooWide(page), `${address} at ${viewport.width} px scrolls sideways`).toBe(false)
  }
}

test('every page is without fault in both themes and sizes', async ({ browser, installation }) => {
  test.setTimeout(1_200_000)
  const open = (state?: typeof signedIn) =>
    browser.newContext({ baseURL: installation.url, ...(state && { storageState: state }) })
  const others = new Map([
    ['/sign-in', undefined],
    ['/choose-password', newcomer],
  ])
  const waiting = listRoutes().flatMap((route) => addressesOf(route).map((address) => ({ route, address })))
  const errors: string[] = []
  // A browser of its own for each lane: one opens six connections to a host, and every live page holds one of them.
  const lane = async (): Promise<void> => {
    const person = await open(signedIn)
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { route, address } = next
      const context = others.has(route) ? await open(others.get(route)) : person
      await test.step(address, async () => {
        const page = await context.newPage()
        const watched = watchPage(page)
        await lookAt(page, address)
        errors.push(...watched.errors)
        await page.close()
      })
      if (context !== person) await context.close()
    }
    await person.close()
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  expect(errors).toEqual([])
})

test('a page follows all that it shows over one connection', async ({ browser, installation }) => {
  const context = await browser.newContext({ baseURL: installation.url, storageState: signedIn })
  const page = await context.newPage()
  const streams = new Set<Request>()
  page.on('request', (request) => request.resourceType() === 'eventsource' && streams.add(request))
  page.on('requestfinished', (request) => streams.delete(request))
  page.on('requestfailed', (request) => streams.delete(request))
  const followed = () =>
    [...streams].map((stream) => new URL(stream.url()).searchParams.get('input')?.match(/"path":"[\w.]+"/g)?.length)
  for (const address of ['/', '/continuity', '/continuity/journal', '/continuity/objects', '/continuity/drills', '/system']) {
    await page.goto(address)
    await settle(page)
    await expect.poll(followed, address).toEqual([2])
  }
  await context.close()
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
