import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Problem } from '../problem.ts'

const storeSchema = z.object({
  /** The console that is spoken to when none is named. */
  current: z.string().nullable(),
  /** By origin: a sign-in is never shown to another console. */
  sessions: z.record(z.string(), z.object({ email: z.string(), token: z.string() })),
})
type Stored = z.infer<typeof storeSchema>

const OWNER_ONLY = 0o600
const OTHERS = 0o077

/** The sign-ins of this user, in one file that nobody else can read. */
export class SessionStore {
  readonly #file: string

  constructor(configDir: string) {
    this.#file = path.join(configDir, 'sessions.json')
  }

  /** @throws Problem when the file is damaged, or readable by others */
  read(): Stored {
    if (!existsSync(this.#file)) return { current: null, sessions: {} }
    if (process.platform !== 'win32' && (statSync(this.#file).mode & OTHERS) !== 0)
      throw new Problem(`${this.#file} can be read by others: chmod 600 it, and sign in again if they may have done so.`)
    try {
      return storeSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8')))
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof z.ZodError)
        throw new Problem(`${this.#file} is damaged: remove it and sign in again.`)
      throw error
    }
  }

  keep(origin: string, session: { email: string; token: string }): void {
    this.#write({ current: origin, sessions: { ...this.read().sessions, [origin]: session } })
  }

  forget(origin: string): void {
    const { current, sessions } = this.read()
    const { [origin]: _gone, ...others } = sessions
    this.#write({ current: current === origin ? (Object.keys(others)[0] ?? null) : current, sessions: others })
  }

  /** In one step: a reader sees the one or the other. */
  #write(stored: Stored): void {
    mkdirSync(path.dirname(this.#file), { recursive: true, mode: 0o700 })
    const written = `${this.#file}.${process.pid}`
    writeFileSync(written, JSON.stringify(stored, undefined, 2), { mode: OWNER_ONLY })
    chmodSync(written, OWNER_ONLY) // also where an earlier file of this name was more open
    renameSync(written, this.#file)
  }
}
