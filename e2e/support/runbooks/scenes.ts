import { emulatorObjects, putObjects } from '../installation-tools.ts'
import { queryDatabase } from '../query-database.ts'
import type { Installation } from '../start-installation.ts'
import { expect } from '../test.ts'
import { freezeDatabase } from './freeze-database.ts'
import type { OperatorShell } from './operator-shell.ts'

export interface Stage {
  readonly installation: Installation
  readonly shell: OperatorShell
}

/** What a runbook is for, made to happen; and what happens while somebody follows it, by the name that its blocks give it. */
export interface Scene {
  readonly begin: (stage: Stage) => Promise<void>
  readonly events?: Readonly<Record<string, (stage: Stage) => Promise<void>>>
  /** Whatever became of it: nothing stands still for good. */
  readonly end?: () => void
}

const TENANT = 'meetmind'
const put = ({ installation }: Stage, ...keys: string[]) =>
  putObjects(
    installation,
    TENANT,
    keys.map((key) => ({ key: `runbooks/${key}`, text: `{ "key": "${key}" }` })),
  )

const breakAws = async ({ shell }: Stage) => {
  await shell.must('understudy sandbox break all refuse --for 20m')
  await shell.must('understudy wait local --port objects --within 1m')
}
const repairAws = async ({ shell }: Stage) => void (await shell.must('understudy sandbox repair'))
const hold = ({ shell }: Stage) => shell.must('understudy replay hold objects --reason "The bucket is being restored"')
const forceLocal = ({ shell }: Stage) =>
  shell.must('understudy mode set objects force_local --reason "A change window of the network" --for 30m')

const waiting = async ({ installation }: Stage): Promise<number> =>
  (await queryDatabase(installation, `SELECT 1 FROM port_intents WHERE aws = 'pending'`)).length

/** A write that its caller gave up on lands on AWS after a later one. */
async function landLate({ installation, shell }: Stage): Promise<void> {
  await shell.must('understudy mode set objects observe --reason "A write shall reach AWS late" --for 2m')
  const puts = ['draft', 'final'].map((status) => ({ key: 'runbooks/late.json', text: `{ "status": "${status}" }` }))
  const served = await putObjects(installation, TENANT, puts, async () => {
    await shell.must('understudy sandbox break objects delayed_delivery --delay 30s --for 20m')
    const hits = () => queryDatabase(installation, 'SELECT 1 FROM sandbox_faults WHERE ended_at IS NULL AND hits > 0')
    await expect.poll(async () => (await hits()).length, { timeout: 30_000 }).toBe(1)
  })
  expect(served).toEqual(['local', 'local'])
  await shell.must('understudy sandbox repair')
  const ids = () => shell.must('understudy journal conflicts --ids')
  await expect.poll(async () => (await ids()).trim(), { timeout: 120_000 }).not.toBe('')
}

/** As AWS's own refusal of a write leaves it. */
async function poison(stage: Stage): Promise<void> {
  await hold(stage)
  await forceLocal(stage)
  await put(stage, 'poisoned.json')
  await expect.poll(() => waiting(stage), { timeout: 30_000 }).toBe(1)
  await queryDatabase(
    stage.installation,
    `UPDATE port_intents SET aws = 'poisoned', tries = 1, settled_at = now(), error = 'InvalidArgument: this key is not allowed'
      WHERE aws = 'pending'`,
  )
  await stage.shell.must('understudy mode clear objects && understudy replay release objects')
}

function storeDown(): Scene {
  let thaw = () => {}
  const goOn = () => {
    thaw()
    thaw = () => {}
  }
  return {
    begin: ({ installation }) => Promise.resolve(void (thaw = freezeDatabase(installation.pidOf('database')))),
    events: { 'database-answers': () => Promise.resolve(goOn()) },
    end: goOn,
  }
}

/** By runbook. */
export const scenes: Readonly<Record<string, Scene>> = {
  'aws-down.md': {
    begin: async (stage) => {
      await breakAws(stage)
      await put(stage, 'down-1.json', 'down-2.json')
    },
    events: { 'aws-answers': repairAws },
  },
  'half-back.md': {
    begin: async (stage) => {
      await hold(stage)
      await breakAws(stage)
      await put(stage, 'half-back.json')
      await repairAws(stage)
      const { shell } = stage
      await expect.poll(() => shell.must('understudy status'), { timeout: 60_000 }).toContain('Recovering')
    },
  },
  'journal-growing.md': {
    begin: async (stage) => {
      await hold(stage)
      await forceLocal(stage)
      await put(stage, 'growing-1.json', 'growing-2.json')
    },
  },
  'conflict.md': { begin: landLate },
  'wrong-force.md': {
    begin: async (stage) => {
      await forceLocal(stage)
      await put(stage, 'forced.json')
    },
  },
  'poisoned-intent.md': { begin: poison },
  'state-store-down.md': storeDown(),
  'disk-full.md': {
    // The disk itself is left alone: what its runbook does about the journal is played, with AWS away at first.
    begin: async (stage) => {
      await hold(stage)
      await breakAws(stage)
      await put(stage, 'disk.json')
    },
    events: { 'aws-answers': repairAws },
  },
}

/** Nothing of a runbook's scene is left, and what it wrote is on AWS as it is here. */
export async function expectPeace({ installation, shell }: Stage): Promise<void> {
  await shell.must('understudy sandbox repair')
  await shell.must('understudy wait recovered --within 5m')
  const onAws = (await emulatorObjects(installation, TENANT)).filter(({ isLatest }) => isLatest).map(({ key }) => key)
  const here = await queryDatabase<{ key: string }>(
    installation,
    `SELECT key FROM twin_objects WHERE is_latest AND NOT delete_marker
       AND tenant_id = (SELECT id FROM tenants WHERE slug = $1) ORDER BY key`,
    [TENANT],
  )
  expect(onAws.toSorted()).toEqual(here.map(({ key }) => key).toSorted())
}
