import {
  CreateMemoryCommand,
  GetMemoryCommand,
  ListMemoriesCommand,
  type BedrockAgentCoreControlClient,
} from '@aws-sdk/client-bedrock-agentcore-control'
import type { TenantRef } from '@understudy/core'
import { present } from '../aws/aws-call.ts'
import { LookUpOnce } from '../aws/look-up-once.ts'
import { memoryName } from '../namespace.ts'
import { verdictOf } from '../verdict-of.ts'

export interface DirectorySettings {
  /** In the sandbox: nobody else makes it. On a real account it is made by whoever runs the account. */
  readonly isCreatedWhenMissing: boolean
  /** Days until an event expires, 7–365. */
  readonly expiryDays: number
}

/** The account has no memory of this name: nothing the caller can mend, and no fault of the service. */
class MemoryNotSetUpError extends Error {
  constructor(name: string) {
    super(`the account has no memory ${name}`)
    this.name = 'ResourceNotReady'
  }
}

const isAbsent = (error: unknown): boolean => verdictOf(error, { kind: 'read' }).code === 'not_found'

/** AgentCore gives a memory an id of its own: its name and ten letters. Looked up once a process. */
export class MemoryDirectory {
  readonly #client: BedrockAgentCoreControlClient
  readonly #settings: DirectorySettings
  readonly #ids = new Map<string, LookUpOnce<string>>()

  constructor(client: BedrockAgentCoreControlClient, settings: DirectorySettings) {
    this.#client = client
    this.#settings = settings
  }

  /** Runs `work` with the id; once more when the memory has gone since it was looked up (a sandbox that was emptied). */
  async use<T>(tenant: TenantRef, memoryId: string, signal: AbortSignal, work: (id: string) => Promise<T>): Promise<T> {
    const name = memoryName(tenant, memoryId)
    const id = await this.#idOf(name)
    try {
      return await work(id)
    } catch (error) {
      if (!isAbsent(error) || (await this.#exists(id, signal))) throw error
      this.#ids.delete(name)
      return work(await this.#idOf(name))
    }
  }

  /** @throws the client's errors */
  async ping(abortSignal: AbortSignal): Promise<void> {
    const answer = await this.#client.send(new ListMemoriesCommand({ maxResults: 1 }), { abortSignal })
    present(answer.memories, 'memories')
  }

  #idOf(name: string): Promise<string> {
    const known = this.#ids.get(name) ?? new LookUpOnce<string>()
    this.#ids.set(name, known)
    return known.get((signal) => this.#findOrCreate(name, signal))
  }

  async #findOrCreate(name: string, abortSignal: AbortSignal): Promise<string> {
    const found = await this.#find(name, abortSignal)
    if (found !== null) return found
    if (!this.#settings.isCreatedWhenMissing) throw new MemoryNotSetUpError(name)
    try {
      const answer = await this.#client.send(
        new CreateMemoryCommand({ name, eventExpiryDuration: this.#settings.expiryDays, clientToken: name }),
        { abortSignal },
      )
      return present(answer.memory?.id, 'memory id')
    } catch (error) {
      // Another process was first.
      const theirs = verdictOf(error, { kind: 'write' }).verdict === 'caller' ? await this.#find(name, abortSignal) : null
      if (theirs === null) throw error
      return theirs
    }
  }

  async #find(name: string, abortSignal: AbortSignal): Promise<string | null> {
    let nextToken: string | undefined
    do {
      const page = await this.#client.send(new ListMemoriesCommand({ maxResults: 100, ...(nextToken ? { nextToken } : {}) }), {
        abortSignal,
      })
      const found = present(page.memories, 'memories').find((memory) => memory.id?.replace(/-[a-zA-Z0-9]{10}$/, '') === name)
      if (found?.id) return found.id
      nextToken = page.nextToken
    } while (nextToken)
    return null
  }

  async #exists(memoryId: string, abortSignal: AbortSignal): Promise<boolean> {
    try {
      await this.#client.send(new GetMemoryCommand({ memoryId }), { abortSignal })
      return true
    } catch (error) {
      if (isAbsent(error)) return false
      throw error
    }
  }
}
