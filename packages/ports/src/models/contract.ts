import type { TenantRef } from '@understudy/core'
import { beforeAll, describe, expect } from 'vitest'
import type { KnownDifference } from '../contract/known-difference.ts'
import { callOf, checksFor } from '../contract/suite.ts'
import { PortError } from '../port-error.ts'
import type { ConverseEvent, ConverseRequest, Models } from './port.ts'

export interface ModelsBed {
  readonly models: Models
  readonly tenant: TenantRef
}

const say = (text: string, more: Partial<ConverseRequest> = {}): ConverseRequest => ({
  messages: [{ role: 'user', content: [{ type: 'text', text }] }],
  ...more,
})

const weather = {
  name: 'weather',
  description: 'The weather of a city.',
  inputSchema: { type: 'object', properties: { city: { type: 'string' } } },
}

const notes = `The steering group met on Monday. The group agreed to move the launch to June. Anna will write to the customers about the new launch date.
The coffee was cold. The budget of the launch stays as it is. The group meets again in two weeks to look at the launch plan.`

const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof PortError ? error.code : error),
  )

/** Everything the models port promises, against one side. */
export function modelsContract(name: string, open: () => Promise<ModelsBed>, known: readonly KnownDifference[] = []): void {
  const check = checksFor(known)
  describe(`models contract: ${name}`, () => {
    let models: Models
    let tenant: TenantRef
    beforeAll(async () => {
      ;({ models, tenant } = await open())
    })
    const converse = async (request: ConverseRequest) => (await models.converse(callOf(tenant), request)).value
    const stream = async (request: ConverseRequest) => {
      const events: ConverseEvent[] = []
      for await (const event of (await models.converseStream(callOf(tenant), request)).value) events.push(event)
      return events
    }
    const embed = async (texts: string[]) => (await models.embed(callOf(tenant), { texts })).value
    const textOf = (content: { type: string; text?: string }[]) => content.map((block) => block.text ?? '').join('')

    check('answers a user with text', async () => {
      const answer = await converse(say(notes))
      expect(answer.message.role).toBe('assistant')
      expect(textOf(answer.message.content).trim()).not.toBe('')
      expect(answer.stopReason).toBe('end_turn')
      expect(answer.model).not.toBe('')
    })

    check('counts what it used, on the value and on the answer', async () => {
      const answer = await models.converse(callOf(tenant), say(notes))
      expect(answer.value.usage.inputTokens).toBeGreaterThan(0)
      expect(answer.value.usage.outputTokens).toBeGreaterThan(0)
      // What runs on this machine has no price.
      expect([undefined, answer.value.usage]).toContainEqual(answer.usage)
    })

    check('says whether it rewrote anything', async () => {
      const { value, degraded } = await models.converse(callOf(tenant), say(notes))
      expect(value.extractive).toBe(degraded !== undefined)
    })

    check('takes a system text and a conversation of several turns', async () => {
      const answer = await converse({
        system: 'You are brief.',
        messages: [
          { role: 'user', content: [{ type: 'text', text: 'Hello.' }] },
          { role: 'assistant', content: [{ type: 'text', text: 'Good day.' }] },
          { role: 'user', content: [{ type: 'text', text: notes }] },
        ],
      })
      expect(textOf(answer.message.content)).not.toBe('')
    })

    check('takes tools, a use of one and its result', async () => {
      const answer = await converse({
        tools: [weather],
        messages: [
          { role: 'user', content: [{ type: 'text', text: 'What is the weather in Lund?' }] },
          { role: 'assistant', content: [{ type: 'tool_use', id: 'call_1', name: 'weather', input: { city: 'Lund' } }] },
          { role: 'user', content: [{ type: 'tool_result', id: 'call_1', content: 'It rains in Lund today, and it is cold.' }] },
        ],
      })
      expect(textOf(answer.message.content)).not.toBe('')
    })

    check('streams in order: start, text, stop', async () => {
      const events = await stream(say(notes))
      expect(events[0]).toMatchObject({ type: 'start' })
      expect(events.at(-1)).toMatchObject({ type: 'stop', stopReason: 'end_turn' })
      expect(events.filter((event) => event.type === 'start' || event.type === 'stop')).toHaveLength(2)
      expect(events.some((event) => event.type === 'text' && event.text !== '')).toBe(true)
    })

    check('streams its usage with the stop', async () => {
      const stop = (await stream(say(notes))).at(-1)
      expect(stop?.type === 'stop' && stop.usage.inputTokens > 0 && stop.usage.outputTokens > 0).toBe(true)
    })

    check('lets a reader leave in the middle of a stream', async () => {
      const { value } = await models.converseStream(callOf(tenant), say(notes))
      for await (const event of value) {
        expect(event.type).toBe('start')
        break
      }
      expect(textOf((await converse(say(notes))).message.content)).not.toBe('')
    })

    check('refuses conversations that are none', async () => {
      expect(await refused(converse({ messages: [] }))).toBe('invalid_input')
      expect(await refused(converse({ messages: [{ role: 'assistant', content: [{ type: 'text', text: 'Hi.' }] }] }))).toBe(
        'invalid_input',
      )
      expect(await refused(converse(say('  ')))).toBe('invalid_input')
      expect(await refused(converse({ messages: [...say('a').messages, ...say('b').messages] }))).toBe('invalid_input')
    })

    check('refuses settings out of range', async () => {
      expect(await refused(converse(say(notes, { maxTokens: 0 })))).toBe('invalid_input')
      expect(await refused(converse(say(notes, { maxTokens: 8_193 })))).toBe('invalid_input')
      expect(await refused(converse(say(notes, { temperature: 1.5 })))).toBe('invalid_input')
      expect(await refused(converse(say(notes, { tools: [{ ...weather, name: 'not a name' }] })))).toBe('invalid_input')
      expect(await refused(models.converseStream(callOf(tenant), { messages: [] }))).toBe('invalid_input')
    })

    check('embeds each text at length 1, in order, in a named space', async () => {
      const { space, dimensions, vectors } = await embed(['the launch moved to June', 'bread and butter'])
      expect(space).toMatch(/.+/)
      expect(vectors).toHaveLength(2)
      for (const vector of vectors) {
        expect(vector).toHaveLength(dimensions)
        expect(Math.hypot(...vector)).toBeCloseTo(1, 4)
      }
      expect(vectors[0]).not.toEqual(vectors[1])
    })

    check('embeds a text alone as it does among others', async () => {
      const [alone] = (await embed(['the launch moved to June'])).vectors
      const [, among] = (await embed(['bread', 'the launch moved to June'])).vectors
      const cosine = alone!.reduce((sum, value, at) => sum + value * among![at]!, 0)
      expect(cosine).toBeGreaterThan(0.999)
    })

    check('refuses another space than its own', async () => {
      const { space } = await embed(['x'])
      expect(await refused(models.embed(callOf(tenant), { texts: ['x'], space: 'of-someone-else' }))).toBe('precondition_failed')
      expect(await refused(models.embed(callOf(tenant), { texts: ['x'], space }))).toBe('no error')
    })

    check('refuses texts that cannot be embedded', async () => {
      expect(await refused(embed([]))).toBe('invalid_input')
      expect(await refused(embed(['']))).toBe('invalid_input')
      expect(await refused(embed(['x'.repeat(8_001)]))).toBe('invalid_input')
      expect(await refused(embed(Array.from({ length: 97 }, () => 'x')))).toBe('invalid_input')
    })

    check('estimates tokens: more for more', async () => {
      const count = async (text: string) => (await models.countTokens(callOf(tenant), say(text))).value.inputTokens
      const once = await count(notes)
      expect(once).toBeGreaterThan(60)
      expect(once).toBeLessThan(120)
      expect(await count(`${notes} ${notes}`)).toBeGreaterThan(once * 1.7)
    })

    check('ends when the caller has left or time is up', async () => {
      const left = models.converse({ ...callOf(tenant), signal: AbortSignal.abort() }, say(notes))
      await expect(left).rejects.toMatchObject({ verdict: 'ignore' })
      await expect(models.converse(callOf(tenant, { withinMs: 0 }), say(notes))).rejects.toMatchObject({
        code: 'deadline_exceeded',
      })
    })

    check('says who answered', async () => {
      const answer = await models.embed(callOf(tenant), { texts: ['x'] })
      expect(answer).toMatchObject({ servedBy: expect.stringMatching(/^(local|aws:)/) as string, ageMs: 0 })
    })

    check('knows no model of an unlikely name', async () => {
      const outcome = await refused(converse(say(notes, { model: 'nobody.no-such-model-v9' })))
      expect(outcome === 'no error' ? 'answered by the model of this side' : outcome).toMatch(
        /answered by the model of this side|not_found|invalid_input/,
      )
    })
  })
}
