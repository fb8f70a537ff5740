import { describe, expect, it } from 'vitest'
import { PortError } from '@understudy/ports'
import type { StepContext } from '@understudy/runtime/server'
import { silentLogger } from '@understudy/telemetry'
import { buildPrompt } from '../model/build-prompt.ts'
import { parseModelDecisions } from '../model/parse-model-answer.ts'
import type { Turn } from '../schema.ts'
import { writeWithModel } from './write-with-model.ts'

const turns: Turn[] = [
  { index: 0, speaker: 'Maja', text: 'We compared three offers for the hosting.' },
  { index: 1, speaker: 'Johan', text: 'Then we choose the Stockholm offer.' },
]
const extracted = [{ text: 'picked', evidence: [{ turn: 1, start: 0, end: 4 }], extractive: true }]

const where = { provider: 'local', operation: 'converse', maybeApplied: false } as const
const unavailable = new PortError('No side answers.', {
  ...where,
  verdict: 'unhealthy',
  code: 'unavailable',
  reason: 'ECONNREFUSED',
})

/** A step whose model answers with `answer`. */
function stepWith(answer: { text: string; extractive?: boolean } | Error, asked: unknown[] = []): StepContext {
  const converse = async (request: unknown) => {
    asked.push(request)
    if (answer instanceof Error) throw answer
    const content = [{ type: 'text' as const, text: answer.text }]
    return { value: { extractive: answer.extractive ?? false, message: { role: 'assistant' as const, content } } }
  }
  return { ports: { models: { converse } }, log: silentLogger } as unknown as StepContext
}

const decide = (step: StepContext, whenNoModel: 'go-on' | 'wait' = 'go-on') =>
  writeWithModel(step, whenNoModel, {
    prompt: buildPrompt({ kind: 'decisions' }, turns, 'en'),
    parse: (answer) => parseModelDecisions(answer, turns, 'en'),
    extract: () => extracted,
  })

describe('writeWithModel', () => {
  it('keeps what a model wrote, linked to the turns it cites', async () => {
    const asked: unknown[] = []
    const text = '{"decisions":[{"text":"The Stockholm offer was chosen.","turns":[1]}]}'
    const written = await decide(stepWith({ text }, asked))
    expect(written).toMatchObject({
      extractiveBecause: null,
      value: [{ text: 'The Stockholm offer was chosen.', extractive: false }],
    })
    expect(written.value[0]?.evidence[0]).toMatchObject({ turn: 1 })
    expect(JSON.stringify(asked)).toContain('[1] Johan: Then we choose the Stockholm offer.')
  })

  it('picks from the transcript, and says why, where the built-in model or none answers', async () => {
    const builtin = await decide(stepWith({ text: 'We compared three offers.', extractive: true }))
    expect(builtin).toMatchObject({ value: extracted, extractiveBecause: expect.stringContaining('nothing is rewritten') })
    expect(await decide(stepWith(unavailable))).toMatchObject({ value: extracted, extractiveBecause: unavailable.message })
  })

  it('picks where the model’s answer cannot be used', async () => {
    const unusable = await decide(stepWith({ text: 'I cannot help with that.' }))
    expect(unusable.value).toEqual(extracted)
    expect(unusable.extractiveBecause).toBeTruthy()
  })

  it('stops instead when it was told to wait for a model', async () => {
    await expect(decide(stepWith({ text: '', extractive: true }), 'wait')).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('does not cover up a refusal', async () => {
    const refused = new PortError('Not allowed.', { ...where, verdict: 'caller', code: 'forbidden', reason: 'AccessDenied' })
    await expect(decide(stepWith(refused))).rejects.toBe(refused)
  })
})
