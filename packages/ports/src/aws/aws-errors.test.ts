import * as agentcore from '@aws-sdk/client-bedrock-agentcore'
import * as agentcoreControl from '@aws-sdk/client-bedrock-agentcore-control'
import * as bedrock from '@aws-sdk/client-bedrock-runtime'
import * as s3 from '@aws-sdk/client-s3'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { verdictOf } from '../verdict-of.ts'

type Modelled = new (options: { message: string; $metadata: object }) => Error

const modelled = (client: object, base: abstract new (...options: never[]) => Error): [string, Modelled][] =>
  Object.entries(client).filter(
    (entry): entry is [string, Modelled] => typeof entry[1] === 'function' && entry[1].prototype instanceof base,
  )

const clients: [string, [string, Modelled][], number][] = [
  ['s3', modelled(s3, s3.S3ServiceException), 20],
  ['bedrock-runtime', modelled(bedrock, bedrock.BedrockRuntimeServiceException), 11],
  ['bedrock-agentcore', modelled(agentcore, agentcore.BedrockAgentCoreServiceException), 14],
  ['bedrock-agentcore-control', modelled(agentcoreControl, agentcoreControl.BedrockAgentCoreControlServiceException), 15],
]

it('asks every client in use', () => {
  const packageFile = path.resolve(import.meta.dirname, '../../package.json')
  const { dependencies } = JSON.parse(readFileSync(packageFile, 'utf8')) as { dependencies: Record<string, string> }
  const used = Object.keys(dependencies).flatMap((name) => /^@aws-sdk\/client-(.+)$/.exec(name)?.[1] ?? [])
  expect(clients.map(([name]) => name).sort()).toEqual(used.sort())
})

describe.each(clients)('every modelled error of %s', (_, errors, atLeast) => {
  it('is found', () => expect(errors.length).toBeGreaterThanOrEqual(atLeast))

  it.each(errors)('%s has a verdict by its name', (_name, Modelled) => {
    expect(verdictOf(new Modelled({ message: 'x', $metadata: {} }), { kind: 'read' }).unlisted).toBe(false)
  })
})
