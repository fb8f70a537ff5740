import { TRPCClientError } from '@trpc/client'
import { z } from 'zod'
import { exitCodes } from '../exit-codes.ts'
import { Problem } from '../problem.ts'

const refusal = z.object({ app: z.object({ code: z.string() }) })

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : cause instanceof Error ? cause.message : String(cause)
}

/** Nobody answers there, or somebody who is not a console. */
export const notReachable = (error: unknown, address: URL): Problem =>
  new Problem(`The console at ${address.origin} does not answer (${reasonOf(error)}).`, {
    exitCode: exitCodes.notReachable,
    code: 'not_reachable',
  })

export const notSignedIn = (address: URL, why: string): Problem =>
  new Problem(`${why} Sign in: understudy login --url ${address.origin}`, {
    exitCode: exitCodes.notSignedIn,
    code: 'unauthenticated',
  })

/** What went wrong with a call, in the console's own words where it spoke. Errors that are no answer of a call rise as they are. */
export function toProblem(error: unknown, address: URL): unknown {
  if (!(error instanceof TRPCClientError)) return error
  const said = refusal.safeParse(error.data)
  if (!said.success) return notReachable(error.cause ?? error, address)
  const { code } = said.data.app
  if (code === 'unauthenticated') return notSignedIn(address, `The sign-in at ${address.origin} has ended.`)
  return new Problem(error.message, { code })
}
