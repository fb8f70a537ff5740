import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { someTenant } from '../contract/ministack.ts'
import { callOf } from '../contract/suite.ts'
import { memoryName } from '../namespace.ts'
import { createAwsMemory } from './aws.ts'

const tenant = someTenant('faults')

/** AgentCore as far as a memory is looked up and its actors are listed. The first answer never ends. */
function startWithAnAnswerThatNeverEnds() {
  let requests = 0
  const server = createServer((request, answer) => {
    requests += 1
    const memories = [{ id: `${memoryName(tenant, 'memory')}-abcdefghij` }]
    const body = JSON.stringify(request.url!.includes('/actors') ? { actorSummaries: [] } : { memories })
    answer.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
    if (requests === 1) answer.write(body.slice(0, 1))
    else answer.end(body)
  }).listen(0, '127.0.0.1')
  return new Promise<typeof server>((resolve) => server.once('listening', () => resolve(server)))
}

it('a look-up whose answer never ended keeps nobody from the memory once AWS answers again', async () => {
  const server = await startWithAnAnswerThatNeverEnds()
  const served = createAwsMemory({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    profile: null,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    timeoutMs: 5_000,
    isSandbox: true,
    expiryDays: 365,
  })
  const list = (withinMs: number) => served.port.listActors(callOf(tenant, { withinMs }), 'memory')
  await expect(list(200)).rejects.toMatchObject({ code: 'deadline_exceeded' })
  await expect.poll(() => list(1_000).then(({ value }) => value.items), { timeout: 10_000 }).toEqual([])
  await served.close()
  server.closeAllConnections()
  server.close()
})
