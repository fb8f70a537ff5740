import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '@understudy/db'
import type { DrillCatalogue } from '@understudy/continuity'
import { runVerb } from './testing/run-verb.ts'
import { scriptedTerminal } from './testing/scripted-terminal.ts'
import { serveConsole, type ServedConsole } from './testing/serve-console.ts'

let served: ServedConsole
let session: string

beforeAll(async () => {
  served = await serveConsole()
  session = await served.signInAs('ana', 'platform-admin')
})
afterAll(() => served.close())

const run = (args: string, terminal = scriptedTerminal()) => runVerb(args.split(' '), { url: served.url, session }, terminal)
const catalogue = async () => JSON.parse((await run('drill list --json')).out) as DrillCatalogue
const platform = <T>(change: Parameters<typeof asSystem<T>>[2]) => asSystem(served.db, 'continuity.platform', change)

/** One that a worker would be playing now. */
async function newDrill(state: string): Promise<string> {
  const id = randomUUID()
  const { timeline } = (await catalogue()).timelines.find(({ name }) => name === 'port-objects')!
  const about = {
    timeline: 'port-objects',
    title: 'Objects',
    script: timeline!,
    compression: 10,
    ports: ['objects'],
    trigger: 'person',
  }
  const data = {
    id,
    ...about,
    state,
    startedById: randomUUID(),
    startedByName: 'ana',
    createdAt: new Date(),
    playedAt: new Date(),
  }
  await platform((tx) => tx.drill.create({ data }))
  return id
}

const end = (id: string, state: string) =>
  platform((tx) => tx.drill.update({ where: { id }, data: { state, endedAt: new Date() } }))

describe('drills', () => {
  it('are listed with what was rehearsed when, and why they cannot be played here', async () => {
    const { status, out } = await run('drill list')
    expect(status).toBe(0)
    expect(out).toMatch(/^oct-2025 +\S.* +Drills play against the sandbox AWS only\. There is no sandbox here\.$/m)
    expect(out).toMatch(/^objects +never/m)
  })

  it('are refused with the console’s reason, and reported only when there is one', async () => {
    const refused = await run('drill run oct-2025 --compression 300')
    expect(refused).toMatchObject({ status: 1, out: '' })
    expect(refused.err).toContain('There is no sandbox here.')
    expect((await run('drill run oct-2025 --compression fast')).status).toBe(2)
    expect((await run('drill report')).err).toContain('No drill was run yet.')
  })

  it.each([
    ['passed', 0],
    ['failed', 1],
  ])('are watched until they have %s, and end with %i', async (state, status) => {
    const id = await newDrill('running')
    const terminal = scriptedTerminal()
    const watching = run(`drill watch ${id}`, terminal)
    await expect.poll(() => terminal.said).toContain('running')
    await end(id, state)
    const watched = await watching
    expect(watched.status).toBe(status)
    expect(terminal.said).toContain(state)
    expect(watched.out).toContain(`# Drill Objects: ${state}`)
    expect(await run('drill report --json')).toMatchObject({ status })
    expect(JSON.parse((await run(`drill report ${id} --json`)).out)).toMatchObject({ id, state })
  })

  it('are stopped, once', async () => {
    const id = await newDrill('running')
    expect((await run(`drill stop ${id}`)).out).toBe(`${id}: is being stopped.`)
    await end(id, 'stopped')
    expect((await run(`drill stop ${id}`)).out).toBe(`${id}: was over already.`)
  })
})
