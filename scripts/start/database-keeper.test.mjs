import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'
import { identify } from '../process/identity.mjs'
import { Problem } from '../process/problem.mjs'
import { DatabaseKeeper } from './database-keeper.mjs'

let server
let keeper

async function startServer() {
  server = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")'])
  await once(server.stdout, 'data')
}

afterEach(async () => {
  await keeper?.stop()
  server?.kill('SIGKILL')
})

async function keep(start) {
  const lines = []
  await startServer()
  keeper = new DatabaseKeeper({ identity: () => identify(server.pid), start, say: (line) => lines.push(line), everyMs: 10 })
  return lines
}

test('a server that is killed starts again, as often as it is killed', async () => {
  const start = vi.fn(startServer)
  const lines = await keep(start)
  for (const times of [1, 2]) {
    server.kill('SIGKILL')
    await vi.waitFor(() => expect(lines.filter((line) => line.includes('answers again'))).toHaveLength(times), {
      timeout: 10_000,
    })
  }
  expect(start).toHaveBeenCalledTimes(2)
})

test('a start that fails is told in one line and tried again', async () => {
  const start = vi.fn(startServer).mockRejectedValueOnce(new Problem('The disk is full.'))
  const lines = await keep(start)
  server.kill('SIGKILL')
  await vi.waitFor(() => expect(lines.at(-1)).toBe('The database answers again.'), { timeout: 10_000 })
  expect(lines).toContain('✗ The disk is full. The next try is in 1 s.')
})

test('once stopped, the end of the server is its end', async () => {
  const start = vi.fn(startServer)
  const lines = await keep(start)
  await keeper.stop()
  server.kill('SIGKILL')
  await once(server, 'exit')
  await new Promise((resolve) => setImmediate(resolve))
  expect(start).not.toHaveBeenCalled()
  expect(lines).toEqual([])
})
