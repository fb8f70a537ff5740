import { defineAgent } from '@understudy/runtime/server'
import { summariseProgram } from './program/summarise-program.ts'

export const MEETING_MEMORY = 'meetings'

export const summarizer = defineAgent({
  key: 'summarizer',
  version: 1,
  title: 'Summarizer',
  description: 'Summary, decisions, actions and who spoke, from one transcript; then answers questions about it.',
  memoryId: MEETING_MEMORY,
  tools: [
    { name: 'objects.get', permission: 'session.create', class: 'read' },
    { name: 'models.converse', permission: 'session.create', class: 'read' },
    { name: 'search.bulk', permission: 'session.create', class: 'write' },
    { name: 'memory.createEvent', permission: 'session.create', class: 'write' },
    { name: 'memory.createRecords', permission: 'session.create', class: 'write' },
  ],
  budget: { tokensPerRun: 200_000, wallSeconds: 900 },
  programs: { summarise: summariseProgram },
})
