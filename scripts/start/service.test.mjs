import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Service } from './service.mjs'

let dir
let service

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'understudy-service-'))
})

afterEach(async () => {
  await service?.stop()
  rmSync(dir, { recursive: true, force: true })
})

function make(program, more = {}) {
  const script = path.join(dir, 'program.mjs')
  writeFileSync(script, program)
  const pids = []
  const lines = []
  const spec = { name: 'worker', script, cwd: dir, env: process.env, logFile: path.join(dir, 'worker.log'), graceMs: 2000 }
  const watch = {
    isReady: (output) => output.includes('ready'),
    onStart: ({ pid }) => pids.push(pid),
    say: (line) => lines.push(line),
  }
  service = new Service({ ...spec, ...watch, ...more })
  return { pids, lines }
}

const running = 'console.log("ready"); setInterval(() => {}, 1000)'

test('a process that is killed starts again, and says so', async () => {
  const { pids, lines } = make(running)
  await service.start()
  process.kill(pids[0], 'SIGKILL')
  await vi.waitFor(() => expect(pids).toHaveLength(2), { timeout: 10_000 })
  expect(lines).toEqual([expect.stringContaining('The worker ended (SIGKILL); it starts again in 0.5 s.')])
})

test('a process that is stopped stays stopped', async () => {
  const { pids, lines } = make(running)
  await service.start()
  await service.stop()
  await vi.waitFor(() => expect(() => process.kill(pids[0], 0)).toThrow('ESRCH'), { timeout: 5000 })
  expect(pids).toHaveLength(1)
  expect(lines).toEqual([])
})

test('a process that ends before it is ready fails the start with its own last words', async () => {
  make('console.error("no such option: colour"); process.exit(3)')
  await expect(service.start()).rejects.toThrow(/The worker does not start: no such option: colour\. Its log: .*worker\.log/)
  expect(readFileSync(path.join(dir, 'worker.log'), 'utf8')).toContain('no such option')
})
