import { chmodSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { durationS } from './arguments/duration.ts'
import { consoleAddress } from './session/console-address.ts'
import { SessionStore } from './session/session-store.ts'
import { runVerb } from './testing/run-verb.ts'
import { scriptedTerminal } from './testing/scripted-terminal.ts'

const closed = 'http://127.0.0.1:9'

describe('the command', () => {
  it.each([
    [[], 'Usage: understudy'],
    [['stauts'], "unknown command 'stauts'"],
    [['mode', 'set', 'objects', '--reason', 'x'], "missing required argument 'mode'"],
    [['mode', 'set', 'buckets', 'drain', '--reason', 'x'], 'Allowed choices are objects, memory, search, models'],
    [['mode', 'set', 'objects', 'drain', '--for', '30m'], "required option '--reason <text>'"],
    [['mode', 'set', 'objects', 'drain', '--reason', 'x', '--for', 'soon'], 'A time is like 90s, 30m, 2h or 7d.'],
    [['mode', 'set', 'objects', 'drain', '--reason', 'x', '--for', '1h', '--until-cleared'], 'cannot be used with'],
    [['journal', 'conflicts', 'decide', 'x', 'toss'], 'Allowed choices are keep-winner, restore-loser, merge'],
    [['wait', 'recovered'], "required option '--within <time>'"],
    [['status', '--url', 'understudy.example.org'], 'is no address of a console'],
  ])('%j is no usage: 2, and what is wrong with it', async (args, message) => {
    const { status, out, err } = await runVerb(args)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(message)
  })

  it.each([
    ['status'],
    ['mode set'],
    ['journal'],
    ['journal conflicts decide'],
    ['replay hold'],
    ['reconcile'],
    ['sandbox break'],
  ])('%s has a help with examples that begin with it', async (verb) => {
    const { status, out } = await runVerb([...verb.split(' '), '--help'])
    expect(status).toBe(0)
    expect(out).toContain(`Examples:\n  understudy ${verb}`)
  })

  it('says that nobody is signed in: 3', async () => {
    const { status, err } = await runVerb(['status'], { configDir: mkdtempSync(path.join(os.tmpdir(), 'understudy-cli-')) })
    expect(status).toBe(3)
    expect(err).toContain('Nobody is signed in at http://127.0.0.1:3000. Sign in: understudy login')
  })

  it('says that nobody answers: 4, and as JSON where JSON is asked for', async () => {
    const { status, out, err } = await runVerb(['status', '--json'], { url: closed, session: 'x' })
    expect({ status, out }).toEqual({ status: 4, out: '' })
    expect(JSON.parse(err)).toEqual({ error: { code: 'not_reachable', message: expect.stringContaining(closed) as string } })
    expect(await runVerb(['login', '--email', 'a@b.test'], { url: closed }, scriptedTerminal({ input: 'x\n' }))).toMatchObject({
      status: 4,
    })
  })

  it('takes times as people write them', () => {
    expect(['90s', '30m', '2h', '7d'].map(durationS)).toEqual([90, 1_800, 7_200, 604_800])
  })

  it('sends no password in the clear to another machine', () => {
    expect(() => consoleAddress('http://understudy.example.org')).toThrow('not encrypted')
    for (const url of ['https://understudy.example.org', 'http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])
      expect(consoleAddress(url).origin).toBe(url)
  })
})

describe('kept sign-ins', () => {
  const newStore = () => {
    const configDir = path.join(mkdtempSync(path.join(os.tmpdir(), 'understudy-cli-')), 'understudy')
    return { store: new SessionStore(configDir), file: path.join(configDir, 'sessions.json'), configDir }
  }

  it('can be read by their owner alone, and by nobody once others could', () => {
    const { store, file } = newStore()
    store.keep('http://127.0.0.1:3000', { email: 'ana@example.org', token: 'secret' })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    chmodSync(file, 0o640)
    expect(() => store.read()).toThrow('can be read by others')
    chmodSync(file, 0o600)
    writeFileSync(file, '{')
    expect(() => store.read()).toThrow('is damaged')
  })

  it('are never shown to another console than the one they are of', async () => {
    const { store, configDir } = newStore()
    store.keep('http://127.0.0.1:3000', { email: 'ana@example.org', token: 'secret' })
    expect((await runVerb(['status', '--url', closed], { configDir })).status).toBe(3)
    store.keep(closed, { email: 'ana@example.org', token: 'other' })
    expect((await runVerb(['status'], { configDir })).status).toBe(4) // the last one is the one that is meant
    store.forget(closed)
    expect(store.read()).toMatchObject({
      current: 'http://127.0.0.1:3000',
      sessions: { 'http://127.0.0.1:3000': { token: 'secret' } },
    })
  })
})
