import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rememberedPort, requirePort } from './ports.mjs'

let dir
const server = createServer()

beforeEach(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'understudy-ports-'))
  await once(server.listen(0, '127.0.0.1'), 'listening')
})

afterEach(async () => {
  rmSync(dir, { recursive: true, force: true })
  await once(server.close(), 'close')
})

test('a port in use is named, with one that may be free', async () => {
  const { port } = server.address()
  await expect(requirePort(port)).rejects.toThrow(
    `Port ${port} is in use: choose another, for example npm start -- --port ${port + 1}.`,
  )
})

test('an inner service takes another port when its own is taken, and keeps that one', async () => {
  const port = await rememberedPort(dir, 'postgres', server.address().port)
  expect(port).not.toBe(server.address().port)
  expect(await rememberedPort(dir, 'postgres', server.address().port)).toBe(port)
})

test('a file of ports that was cut off is written anew', async () => {
  const file = path.join(dir, 'ports.json')
  writeFileSync(file, '{"post')
  const port = await rememberedPort(dir, 'postgres', 0)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ postgres: port })
})
