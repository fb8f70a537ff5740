import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { callOf } from '../../contract/suite.ts'
import { someTenant } from '../../contract/ministack.ts'
import { createLocalModels } from '../local.ts'
import { createMiniLmEmbedder, isMiniLmInstalled } from './minilm-embedder.ts'

const dataDir = path.resolve(import.meta.dirname, '../../../../../.data')
const { signal } = new AbortController()
const cosine = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, at) => sum + value * b[at]!, 0)

describe('MiniLM', () => {
  it('says how to install it, rather than answering in another space', async () => {
    const empty = mkdtempSync(path.join(os.tmpdir(), 'understudy-minilm-'))
    const { port } = createLocalModels({ timeoutMs: 5_000, server: null, embedder: createMiniLmEmbedder(empty) })
    await expect(port.embed(callOf(someTenant('models')), { texts: ['x'] })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/install\.mjs/) as string,
    })
    rmSync(empty, { recursive: true })
  })

  it.skipIf(!isMiniLmInstalled(dataDir))('knows what means the same (needs components/minilm installed)', async () => {
    const { vectors } = await createMiniLmEmbedder(dataDir).embed(
      ['How do I reset my password?', 'Steps to change a forgotten password', 'Bake the bread for forty minutes.'],
      signal,
    )
    expect(cosine(vectors[0]!, vectors[1]!)).toBeCloseTo(0.8104, 2)
    expect(cosine(vectors[0]!, vectors[2]!)).toBeLessThan(0.2)
  })
})
