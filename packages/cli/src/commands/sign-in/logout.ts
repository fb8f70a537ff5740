import type { Command } from 'commander'
import type { Cli } from '../../cli.ts'
import { consoleClient } from '../../client/console-client.ts'
import { toProblem } from '../../client/to-problem.ts'
import { exitCodes } from '../../exit-codes.ts'
import { Problem } from '../../problem.ts'
import { addressOf } from '../../session/open-session.ts'
import { SessionStore } from '../../session/session-store.ts'
import { addVerb, answers, type Answer, type Place, type VerbOptions } from '../../verb.ts'

export function addLogout(program: Command, place: Place): void {
  addVerb(program, 'logout', 'End the sign-in, here and at the console', ['logout']).action(answers(place, logout))
}

async function logout({ settings }: Cli, { url }: VerbOptions): Promise<Answer> {
  const address = addressOf(settings, url)
  const store = new SessionStore(settings.configDir)
  const token = store.read().sessions[address.origin]?.token
  const answer = (text: string) => ({ json: { url: address.origin }, text })
  if (token === undefined) return answer(`Nobody was signed in at ${address.origin}.`)
  try {
    await consoleClient(address, token).me.signOut.mutate()
  } catch (error) {
    const problem = toProblem(error, address)
    // Ended there already: what is left is ours to remove.
    if (!(problem instanceof Problem) || problem.exitCode !== exitCodes.notSignedIn) throw problem
  }
  store.forget(address.origin)
  return answer(`Signed out at ${address.origin}.`)
}
