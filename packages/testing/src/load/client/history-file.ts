import { closeSync, openSync, writeSync } from 'node:fs'
import type { Begun, Ended } from '@understudy/continuity/load'

/** Appends line by line without buffering: what was written is there, also after a kill. */
export class HistoryFile {
  readonly #file: number

  constructor(path: string) {
    this.#file = openSync(path, 'a')
  }

  write(line: Begun | Ended): void {
    writeSync(this.#file, `${JSON.stringify(line)}\n`)
  }

  close(): void {
    closeSync(this.#file)
  }
}
