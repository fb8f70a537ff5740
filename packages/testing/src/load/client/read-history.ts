import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { historyLineSchema, type LoadCall } from '@understudy/continuity/load'

/** What a client has written so far; each look reads only what is new. */
export class HistoryReader {
  readonly #client: string
  readonly #path: string
  readonly #calls = new Map<number, LoadCall>()
  #offset = 0
  #rest = ''

  constructor(client: string, path: string) {
    this.#client = client
    this.#path = path
  }

  calls(): readonly LoadCall[] {
    for (const line of this.#newLines()) this.#take(line)
    return [...this.#calls.values()]
  }

  #newLines(): string[] {
    if (!existsSync(this.#path)) return []
    const file = openSync(this.#path, 'r')
    try {
      const bytes = Buffer.alloc(fstatSync(file).size - this.#offset)
      this.#offset += readSync(file, bytes, 0, bytes.length, this.#offset)
      const lines = (this.#rest + bytes.toString('utf8')).split('\n')
      this.#rest = lines.pop() ?? ''
      return lines
    } finally {
      closeSync(file)
    }
  }

  #take(text: string): void {
    const line = historyLineSchema.parse(JSON.parse(text))
    if ('nth' in line) {
      this.#calls.set(line.nth, { ...line, client: this.#client, end: null })
      return
    }
    const begun = this.#calls.get(line.ended)
    if (begun) this.#calls.set(line.ended, { ...begun, end: { atMs: line.atMs, outcome: line.outcome } })
  }
}
