import { afterAll } from 'vitest'
import { someTenant } from '../contract/ministack.ts'
import { modelsContract } from './contract.ts'
import { createLocalModels } from './local.ts'
import { startChatServer } from './testing/chat-server.ts'

modelsContract('twin, built in', () =>
  Promise.resolve({ models: createLocalModels({ timeoutMs: 5_000, server: null }).port, tenant: someTenant('models') }),
)

const server = await startChatServer()
afterAll(() => server.close())
modelsContract('twin, server of OpenAI’s protocol', () =>
  Promise.resolve({
    models: createLocalModels({ timeoutMs: 5_000, server: { baseUrl: server.baseUrl, model: 'llama3.2' } }).port,
    tenant: someTenant('models'),
  }),
)
