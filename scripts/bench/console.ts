import { gzipSync } from 'node:zlib'
import { startInstallation } from '../../e2e/support/start-installation.ts'
import { openSignedInPage } from './console/signed-in-page.ts'
import type { Bench, Found } from './report/bench.ts'

const ROUNDS = 15
const PAGES = [
  '/',
  '/tenants',
  '/audit',
  '/system',
  '/me',
  '/t/meetmind',
  '/t/meetmind/sessions',
  '/t/meetmind/members',
  '/t/meetmind/agents',
  '/t/meetmind/audit',
]

const p95 = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0

/** Server time of pages with their data, and the script a first visit loads; over a production build. */
export const bench: Bench = {
  describes: 'time of a page on the server, script of the first page',
  measures: [
    { name: 'console.page_p95_ms', unit: 'ms', goal: 300, better: 'lower' },
    { name: 'console.first_js_gzip_kb', unit: 'kB', goal: 250, better: 'lower' },
  ],
  run: async (say) => {
    const installation = await startInstallation()
    const { browser, page } = await openSignedInPage(installation)
    try {
      const found = new Map<string, Found>()
      say(`${PAGES.length} pages, ${ROUNDS} times each`)
      const times: number[] = []
      for (let round = 0; round < ROUNDS; round++)
        for (const path of PAGES) {
          const startedMs = performance.now()
          const response = await page.request.get(path)
          await response.body()
          if (!response.ok()) throw new Error(`${path} answered ${response.status()}`)
          if (round > 0) times.push(performance.now() - startedMs)
        }
      found.set('console.page_p95_ms', { value: p95(times), note: `${times.length} requests, the first of each page apart` })
      found.set('console.first_js_gzip_kb', { value: (await firstScriptBytes()) / 1000, note: 'the Overview, before its charts' })
      return found
    } finally {
      await browser.close()
      await installation.stop()
    }

    async function firstScriptBytes(): Promise<number> {
      const visit = await browser.newContext({ baseURL: installation.url, storageState: await page.context().storageState() })
      const first = await visit.newPage()
      const scripts = new Set<string>()
      first.on('request', (request) => request.resourceType() === 'script' && scripts.add(request.url()))
      await first.goto('/', { waitUntil: 'load' })
      let bytes = 0
      for (const url of scripts) {
        const response = await fetch(url)
        bytes += gzipSync(Buffer.from(await response.arrayBuffer())).length
      }
      await visit.close()
      return bytes
    }
  },
}
