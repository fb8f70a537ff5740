import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resolveUnderstudyConfig } from './config.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'understudy-config-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

const resolve = (yaml: string, env: Record<string, string> = {}) => {
  const file = path.join(dir, 'understudy.yaml')
  writeFileSync(file, yaml)
  return resolveUnderstudyConfig({ file, env })
}
const sourceOf = (resolved: ReturnType<typeof resolve>, key: string) => resolved.sources.find((each) => each.key === key)

describe('resolveUnderstudyConfig', () => {
  it('reads the file that the repository ships', () => {
    const shipped = path.resolve(import.meta.dirname, '../../../config/understudy.yaml')
    const { config } = resolveUnderstudyConfig({ file: shipped, env: {} })
    expect(config.ports.objects.chain).toEqual(['aws', 'local'])
    expect(config.models.openaiCompatible).toBeNull()
  })

  it('takes the environment before the file before the default, and remembers which', () => {
    const resolved = resolve('region: eu-north-1\nports: { objects: { timeoutMs: 900 } }', {
      UNDERSTUDY_PORTS_OBJECTS_TIMEOUT_MS: '700',
      UNDERSTUDY_PORTS_MEMORY_CHAIN: 'local, aws',
      UNDERSTUDY_SANDBOX_ENABLED: 'false',
      UNDERSTUDY_SANDBOX_REASON: 'Python 3.11 is missing.',
    })
    expect(resolved.config.ports.objects).toEqual({ chain: ['aws', 'local'], timeoutMs: 700 })
    expect(resolved.config.ports.memory.chain).toEqual(['local', 'aws'])
    expect(resolved.config.sandbox).toMatchObject({ enabled: false, url: null, reason: 'Python 3.11 is missing.' })
    expect(sourceOf(resolved, 'ports.objects.timeoutMs')).toEqual({
      key: 'ports.objects.timeoutMs',
      value: '700',
      source: 'environment',
    })
    expect(sourceOf(resolved, 'region')).toMatchObject({ value: 'eu-north-1', source: 'file' })
    expect(sourceOf(resolved, 'aws.bucket')).toMatchObject({ source: 'default' })
  })

  it('never shows a key of the model server', () => {
    const resolved = resolve('models: { openaiCompatible: { baseUrl: "http://127.0.0.1:1/v1", model: m } }', {
      UNDERSTUDY_MODELS_OPENAI_COMPATIBLE_API_KEY: 'sk-very-secret',
    })
    expect(resolved.config.models.openaiCompatible).toEqual({
      baseUrl: 'http://127.0.0.1:1/v1',
      model: 'm',
      apiKey: 'sk-very-secret',
    })
    expect(JSON.stringify(resolved.sources)).not.toContain('sk-very-secret')
  })

  it.each([
    ['ports: { objects: { timeoutMs: soon } }', {}, /ports\.objects\.timeoutMs is a string, expected milliseconds/],
    ['ports: { objects: { chain: [aws, aws] } }', {}, /ports\.objects\.chain is a list, expected each side once/],
    ['', { UNDERSTUDY_PORTS_OBJECTS_TIMEOUT_MS: '5' }, /ports\.objects\.timeoutMs is a number, expected at least 50/],
    ['', { UNDERSTUDY_SANDBOX_ENABLED: 'yes' }, /sandbox\.enabled is a string, expected true or false/],
    ['', { UNDERSTUDY_MODELS_OPENAI_COMPATIBLE_MODEL: 'm' }, /models\.openaiCompatible .*expected both baseUrl and model/],
    ['objects: {}', {}, /Unrecognized key: "objects"/],
    ['region: [', {}, /understudy\.yaml/],
  ])('stops on %s %o', (yaml, env, message) => {
    expect(() => resolve(yaml, env)).toThrow(message)
  })
})
