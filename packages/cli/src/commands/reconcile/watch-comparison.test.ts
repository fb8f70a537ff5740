import { expect, it } from 'vitest'
import type { ComparisonView } from '@understudy/continuity'
import type { Cli } from '../../cli.ts'
import type { ConsoleClient } from '../../client/console-client.ts'
import { watchComparison } from './watch-comparison.ts'

const counts = { tenantsDone: 0, tenantsTotal: 3, keys: 0, differences: 0 }
const watch = async (...looks: Partial<ComparisonView>[]) => {
  const said: string[] = []
  const query = () => Promise.resolve({ ...counts, error: null, ...looks.shift() })
  const client = { journal: { comparison: { query } } } as unknown as ConsoleClient
  const cli = { terminal: { say: (line: string) => said.push(line) }, pollMs: 0 } as unknown as Cli
  return { answer: await watchComparison({ client, cli }, 'objects'), said: said.slice(1) }
}

it('says how far it is, each step once, until it is done', async () => {
  const { answer, said } = await watch({ state: 'queued' }, { state: 'queued' }, { state: 'done', tenantsDone: 3 })
  expect(answer).toBeNull()
  expect(said).toEqual(['  waits for a worker', '  done: 3 of 3 tenants, 0 keys, 0 differ'])
})

it('ends with 1 and the reason when no worker took it', async () => {
  const error = 'No worker took it within 30 s. Look whether one runs, then ask again.'
  const { answer } = await watch({ state: 'queued' }, { state: 'interrupted', error })
  expect(answer).toMatchObject({ text: error, exitCode: 1 })
})
