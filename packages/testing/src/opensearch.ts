import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '@understudy/db/testing'
import { openSearchIsWanted } from './config.ts'
import type { TestBed } from './emulator.ts'
import { dataDir, runScript } from './run-script.ts'

const script = 'opensearch/opensearch.mjs'

/** An empty OpenSearch node on a free port: about 8 s and 0.4 GB, so only the suites that need one start it, in beforeAll (60 s). */
export async function startOpenSearch(): Promise<TestBed> {
  if (!openSearchIsWanted()) return { skipped: 'UNDERSTUDY_TEST_OPENSEARCH=0' }
  const dir = await mkdtemp(path.join(os.tmpdir(), 'understudy-opensearch-'))
  const env = {
    OPENSEARCH_DIR: dir,
    OPENSEARCH_HOME: path.join(dataDir, 'opensearch/home'),
    OPENSEARCH_PORT: String(await freePort()),
    OPENSEARCH_HEAP: '256m',
  }
  const remove = () => rm(dir, { recursive: true, force: true })
  const started = await runScript(script, ['start'], env)
  if (started.status === 0) {
    return {
      url: started.output,
      stop: async () => {
        await runScript(script, ['stop'], env)
        await remove()
      },
    }
  }
  if (started.status !== 3) throw new Error(`OpenSearch did not start: ${started.output}`)
  await remove()
  return { skipped: started.output }
}
