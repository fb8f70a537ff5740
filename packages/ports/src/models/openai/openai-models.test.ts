import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { callOf } from '../../contract/suite.ts'
import { someTenant } from '../../contract/ministack.ts'
import { createLocalModels } from '../local.ts'
import type { ConverseEvent, ConverseRequest } from '../port.ts'
import { chunk, events, json, startChatServer } from '../testing/chat-server.ts'

const server = await startChatServer()
afterAll(() => server.close())
afterEach(() => server.answer(null))

const tenant = someTenant('models')
const twin = createLocalModels({ timeoutMs: 5_000, server: { baseUrl: server.baseUrl, model: 'llama3.2', apiKey: 'secret-key' } })
const request: ConverseRequest = {
  system: 'Be brief.',
  maxTokens: 50,
  messages: [{ role: 'user', content: [{ type: 'text', text: 'Hello?' }] }],
}
const tool = { name: 'weather', description: 'The weather.', inputSchema: { type: 'object' } }

const converse = (withinMs = 5_000) => twin.port.converse(callOf(tenant, { withinMs }), request)
const stream = async (its = request, withinMs = 5_000) => {
  const told: ConverseEvent[] = []
  for await (const event of (await twin.port.converseStream(callOf(tenant, { withinMs }), its)).value) told.push(event)
  return told
}

describe('a server of OpenAI’s protocol', () => {
  it('is asked in its own words, with the key, and is not degraded', async () => {
    const answer = await converse()
    expect(answer).not.toHaveProperty('degraded')
    expect(answer.value).toMatchObject({ model: 'llama3.2', extractive: false, usage: { inputTokens: 84, outputTokens: 12 } })
    expect(server.requests.at(-1)).toEqual({
      path: '/v1/chat/completions',
      authorization: 'Bearer secret-key',
      body: {
        model: 'llama3.2',
        max_tokens: 50,
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Hello?' },
        ],
      },
    })
  })

  it('is told of tools, their use and their results, and its own uses are told back', async () => {
    server.answer((response) =>
      json(response, 200, {
        choices: [
          {
            message: {
              role: 'assistant',
              content: null,
              tool_calls: [{ id: 'c2', type: 'function', function: { name: 'weather', arguments: '{"city":"Lund"}' } }],
            },
            finish_reason: 'tool_calls',
          },
        ],
      }),
    )
    const { value } = await twin.port.converse(callOf(tenant), {
      tools: [tool],
      messages: [
        ...request.messages,
        { role: 'assistant', content: [{ type: 'tool_use', id: 'c1', name: 'weather', input: { city: 'Lund' } }] },
        { role: 'user', content: [{ type: 'tool_result', id: 'c1', content: 'no answer', failed: true }] },
      ],
    })
    expect(value).toMatchObject({
      stopReason: 'tool_use',
      message: { role: 'assistant', content: [{ type: 'tool_use', id: 'c2', name: 'weather', input: { city: 'Lund' } }] },
    })
    const { body } = server.requests.at(-1)!
    expect(body.messages).toEqual([
      { role: 'user', content: 'Hello?' },
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'c1', type: 'function', function: { name: 'weather', arguments: '{"city":"Lund"}' } }],
      },
      { role: 'tool', tool_call_id: 'c1', content: 'The tool failed: no answer' },
    ])
    expect(body.tools).toEqual([
      { type: 'function', function: { name: 'weather', description: 'The weather.', parameters: { type: 'object' } } },
    ])
  })

  it('streams a tool’s input once it is whole', async () => {
    const call = (more: Record<string, unknown>) => chunk({ tool_calls: [{ index: 0, ...more }] })
    server.answer((response) =>
      events(response, [
        call({ id: 'c3', type: 'function', function: { name: 'weather', arguments: '' } }),
        call({ function: { arguments: '{"ci' } }),
        call({ function: { arguments: 'ty":"Lund"}' } }),
        chunk({}, 'tool_calls'),
      ]),
    )
    const told = await stream({ ...request, tools: [tool] })
    expect(told.slice(0, 2)).toEqual([
      { type: 'start', model: 'llama3.2' },
      { type: 'tool_use', id: 'c3', name: 'weather', input: { city: 'Lund' } },
    ])
    expect(told.at(-1)).toMatchObject({ type: 'stop', stopReason: 'tool_use' })
  })

  it.each([
    [401, 'auth', 'unavailable'],
    [403, 'caller', 'forbidden'],
    [404, 'healthy', 'not_found'],
    [429, 'overload', 'rate_limited'],
    [400, 'caller', 'invalid_input'],
    [500, 'unhealthy', 'unavailable'],
    [503, 'unhealthy', 'unavailable'],
  ])('reads status %i as %s', async (status, verdict, code) => {
    server.answer((response) =>
      json(response, status, { error: { message: 'no', type: 'some_error', code: null } }, { 'retry-after': '2' }),
    )
    await expect(converse()).rejects.toMatchObject({ verdict, code, retryAfterMs: 2_000, maybeApplied: false })
    await expect(stream()).rejects.toMatchObject({ verdict, code })
  })

  it.each([
    ['a page', (body: string) => body, '<html>Welcome</html>'],
    ['half an answer', (body: string) => body, '{"choices":[{"mess'],
    ['an answer without choices', (body: string) => body, '{"choices":[]}'],
  ])('takes %s with status 200 for the server’s failure', async (_, __, body) => {
    server.answer((response) => response.writeHead(200, { 'content-type': 'text/html' }).end(body))
    await expect(converse()).rejects.toMatchObject({ verdict: 'unhealthy' })
    await expect(stream()).rejects.toMatchObject({ verdict: 'unhealthy' })
    await expect(twin.port.embed(callOf(tenant), { texts: ['x'] })).rejects.toMatchObject({ verdict: 'unhealthy' })
  })

  it('takes a stream that breaks off for a failure, after what was told', async () => {
    server.answer((response) => events(response, [chunk({ content: 'The ' })], false))
    await expect(stream()).rejects.toMatchObject({ verdict: 'unhealthy' })
    server.answer((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(`data: ${JSON.stringify(chunk({ content: 'The ' }))}\n\n`, () => response.destroy())
    })
    await expect(stream()).rejects.toMatchObject({ verdict: 'unhealthy' })
  })

  it('ends on time when the server is silent, at the start and in the middle of a stream', async () => {
    server.answer(() => {})
    let began = performance.now()
    await expect(converse(300)).rejects.toMatchObject({ verdict: 'unhealthy', code: 'deadline_exceeded' })
    expect(performance.now() - began).toBeLessThan(400)
    server.answer((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(`data: ${JSON.stringify(chunk({ content: 'The ' }))}\n\n`)
    })
    began = performance.now()
    await expect(stream(request, 300)).rejects.toMatchObject({ code: 'deadline_exceeded' })
    expect(performance.now() - began).toBeLessThan(400)
  })

  it('is unreachable when nothing listens, and says so to a ping', async () => {
    const gone = await startChatServer()
    await gone.close()
    const nobody = createLocalModels({ timeoutMs: 5_000, server: { baseUrl: gone.baseUrl, model: 'x' } })
    await expect(nobody.port.converse(callOf(tenant), request)).rejects.toMatchObject({
      verdict: 'unhealthy',
      reason: 'ECONNREFUSED',
    })
    await expect(nobody.ping(callOf(tenant).deadline)).rejects.toMatchObject({ verdict: 'unhealthy' })
    await expect(twin.ping(callOf(tenant).deadline)).resolves.toBeUndefined()
  })
})
