import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { identify } from '../process/identity.mjs'
import { InstanceLock } from './instance-lock.mjs'

let dir
const children = []

/** A process that renames itself, as Next's server does. */
async function someProcess() {
  const child = spawn(process.execPath, ['-e', 'process.title = "renamed"; setInterval(() => {}, 1000); console.log("up")'])
  children.push(child)
  await once(child.stdout, 'data')
  return child
}

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'understudy-lock-'))
})

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(dir, { recursive: true, force: true })
})

const leave = (state) => writeFileSync(path.join(dir, 'understudy.pid'), JSON.stringify(state))

test('a start beside a running one is refused with the address of that one', async () => {
  const other = await someProcess()
  leave({ ...identify(other.pid), port: 3111, children: {} })
  await expect(new InstanceLock(dir, 3000).take()).rejects.toThrow(/already runs here: http:\/\/127\.0\.0\.1:3111/)
})

test('a lock whose pid now belongs to another process is taken over', async () => {
  const stranger = await someProcess()
  leave({ pid: stranger.pid, startedAt: 'long ago', port: 3111, children: {} })
  expect(await new InstanceLock(dir, 3000).take()).toBe(0)
  expect(stranger.exitCode).toBe(null)
})

test('what a killed start left running is ended, strangers with its pids are not', async () => {
  const worker = await someProcess()
  const stranger = await someProcess()
  const children = { worker: identify(worker.pid), console: { pid: stranger.pid, startedAt: 'long ago' } }
  leave({ pid: 999_999_999, startedAt: 'long ago', port: 3111, children })
  const exit = once(worker, 'exit')
  expect(await new InstanceLock(dir, 3000).take()).toBe(1)
  await exit
  expect(stranger.exitCode).toBe(null)
})

test('a lock file cut off in the middle of a write does not keep the next start away', async () => {
  writeFileSync(path.join(dir, 'understudy.pid'), '{"pid": 12')
  await new InstanceLock(dir, 3000).take()
  expect(JSON.parse(readFileSync(path.join(dir, 'understudy.pid'), 'utf8')).pid).toBe(process.pid)
})
