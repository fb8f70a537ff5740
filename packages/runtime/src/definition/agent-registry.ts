import { AppError } from '@understudy/core'
import type { AgentDefinition, Program } from './agent-definition.ts'

/** Every agent version this installation can run. */
export class AgentRegistry {
  readonly #agents = new Map<string, AgentDefinition>()

  /** @throws Error when two definitions share key and version. */
  constructor(agents: readonly AgentDefinition[]) {
    for (const agent of agents) {
      const name = `${agent.key}@${agent.version}`
      if (this.#agents.has(name)) throw new Error(`agent ${name} is defined twice`)
      this.#agents.set(name, agent)
    }
  }

  all(): AgentDefinition[] {
    return [...this.#agents.values()]
  }

  find(key: string, version: number): AgentDefinition | undefined {
    return this.#agents.get(`${key}@${version}`)
  }

  /** @throws AppError precondition_failed when this installation does not have that version. */
  get(key: string, version: number): AgentDefinition {
    const agent = this.find(key, version)
    if (agent) return agent
    throw new AppError('precondition_failed', `Version ${version} of the agent ${key} is not part of this installation.`)
  }

  /** @throws AppError invalid_input when the agent has no such program. */
  program(key: string, version: number, kind: string): Program {
    const agent = this.get(key, version)
    const program = Object.hasOwn(agent.programs, kind) ? agent.programs[kind] : undefined
    if (program) return program
    throw new AppError('invalid_input', `${agent.title} can do: ${Object.keys(agent.programs).join(', ')}. Not: ${kind}.`)
  }
}
