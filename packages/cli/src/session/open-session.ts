import type { CliSettings } from '../config.ts'
import { consoleClient, type ConsoleClient } from '../client/console-client.ts'
import { notSignedIn } from '../client/to-problem.ts'
import { consoleAddress } from './console-address.ts'
import { SessionStore } from './session-store.ts'

const USUAL_ADDRESS = 'http://127.0.0.1:3000'

/** Which console is meant: as told, as the environment says, where somebody signed in last, or the usual one of this machine. */
export const addressOf = (settings: CliSettings, url: string | undefined): URL =>
  consoleAddress(url ?? settings.url ?? new SessionStore(settings.configDir).read().current ?? USUAL_ADDRESS)

export interface OpenSession {
  readonly address: URL
  readonly client: ConsoleClient
}

/** @throws Problem when nobody signed in there */
export function openSession(settings: CliSettings, url: string | undefined): OpenSession {
  const address = addressOf(settings, url)
  const token = settings.session ?? new SessionStore(settings.configDir).read().sessions[address.origin]?.token
  if (token === undefined) throw notSignedIn(address, `Nobody is signed in at ${address.origin}.`)
  return { address, client: consoleClient(address, token) }
}
