import { describe, expect, it } from 'vitest'
import { ministack, someTenant } from '../contract/ministack.ts'
import { callOf, checksFor } from '../contract/suite.ts'
import { createAwsModels } from './aws.ts'
import { modelsContract } from './contract.ts'
import { modelsDifferences } from './contract/known-differences.ts'

const bed = ministack()
if ('skipped' in bed) {
  describe('models contract: ministack', () => it.skip(`not run: ${bed.skipped}`, () => {}))
} else {
  const open = () => ({
    models: createAwsModels({
      ...bed.settings,
      converseModel: 'anthropic.claude-3-haiku-20240307-v1:0',
      embeddingModel: 'amazon.titan-embed-text-v2:0',
    }).port,
    tenant: someTenant('models'),
  })
  modelsContract('ministack', () => Promise.resolve(open()), modelsDifferences)

  describe('models on Bedrock: ministack', () => {
    const check = checksFor(modelsDifferences)
    const message = { role: 'user' as const, content: [{ type: 'text' as const, text: 'What is the weather in Lund now?' }] }

    check('asks for a tool when it is the only way to answer', async () => {
      const { models, tenant } = open()
      const tool = { name: 'weather', description: 'The weather of a city, now.', inputSchema: { type: 'object' } }
      const { value } = await models.converse(callOf(tenant), { messages: [message], tools: [tool] })
      expect(value.stopReason).toBe('tool_use')
    })

    check('refuses a model that does not exist', async () => {
      const { models, tenant } = open()
      await expect(
        models.converse(callOf(tenant), { messages: [message], model: 'nobody.no-such-model-v9' }),
      ).rejects.toMatchObject({
        verdict: expect.stringMatching(/^(caller|healthy)$/) as string,
      })
    })
  })
}
