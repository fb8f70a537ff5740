import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '../../e2e/support/free-port.ts'
import type { Bench, Found } from './report/bench.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** Seconds from the command to the line that names the address; stops it again. */
async function timeStart(folder: string, dataDir: string): Promise<number> {
  const startedMs = performance.now()
  const args = ['scripts/start.mjs', '--data', dataDir, '--port', String(await freePort())]
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const seconds = await new Promise<number>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
        if (output.includes('Understudy is at')) resolve((performance.now() - startedMs) / 1000)
      })
    child.once('exit', (code) => reject(new Error(`start ended with ${code}: ${output.slice(-500)}`)))
  })
  child.removeAllListeners('exit')
  child.kill('SIGTERM')
  await once(child, 'exit')
  return seconds
}

/** A fresh clone to the printed address, then the same again. Includes npm ci, the build, and the sandbox's Python packages. */
export const bench: Bench = {
  describes: 'npm start on a fresh clone, and again',
  measures: [
    { name: 'start.cold_s', unit: 's', goal: 240, better: 'lower' },
    { name: 'start.warm_s', unit: 's', goal: 10, better: 'lower' },
  ],
  run: async (say) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'understudy-bench-'))
    chmodSync(folder, 0o711) // PostgreSQL's own account walks through it where root starts it
    try {
      const clone = path.join(folder, 'clone')
      const { status, stderr } = spawnSync('git', ['clone', '--quiet', root, clone], { encoding: 'utf8' })
      if (status !== 0) throw new Error(`cannot clone: ${stderr}`)
      const data = path.join(folder, 'data')
      say('cold: a fresh clone')
      const found = new Map<string, Found>([['start.cold_s', { value: await timeStart(clone, data) }]])
      say('warm: the same again')
      return found.set('start.warm_s', { value: await timeStart(clone, data) })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
