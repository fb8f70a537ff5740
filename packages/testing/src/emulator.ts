import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '@understudy/db/testing'
import { dataDir, runScript } from './run-script.ts'

/** A server that a suite may use, or the one sentence why it cannot be had on this machine. */
export type TestBed = { readonly url: string; stop(): Promise<void> } | { readonly skipped: string }

const script = 'aws-emulator/emulator.mjs'

/** An empty AWS (ministack, with signatures and policies checked) on a free port: about 0.5 s, 15 s the first time. */
export async function startMinistack(): Promise<TestBed> {
  const runDir = await mkdtemp(path.join(os.tmpdir(), 'understudy-aws-'))
  const env = {
    AUTH: 'true',
    EMULATOR_DIR: path.join(dataDir, 'py'),
    EMULATOR_RUN_DIR: runDir,
    EMULATOR_PORT: String(await freePort()),
  }
  const remove = () => rm(runDir, { recursive: true, force: true })
  const started = await runScript(script, ['start', 'ministack'], env)
  if (started.status === 0) {
    return {
      url: started.output,
      stop: async () => {
        await runScript(script, ['stop', 'ministack'], env)
        await remove()
      },
    }
  }
  if (started.status !== 3) throw new Error(`the AWS emulator did not start: ${started.output} (${runDir})`)
  await remove()
  return { skipped: started.output }
}
