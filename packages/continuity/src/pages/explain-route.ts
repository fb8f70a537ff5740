import { AppError, PLATFORM_TENANT_ID } from '@understudy/core'
import type { CallScope } from '@understudy/api'
import { chainOf } from '../chain-of.ts'
import { resolveOrderTenant } from '../modes/resolve-order-tenant.ts'
import { sideOf, type Provider } from '../provider.ts'
import { operations } from '../route/operations.ts'
import type { ExplainInput, Explanation } from '../route/schema.ts'
import { refusedByOrder, saysTripped } from '../route/skip-reasons.ts'

/** What would become of a call now, candidate by candidate. Nothing is called. @throws AppError invalid_input for an unknown operation */
export async function explainRoute(scope: CallScope, input: ExplainInput): Promise<Explanation> {
  const { port, operation: name } = input
  const operation = operations[port][name]
  if (!operation)
    throw new AppError('invalid_input', `${port} has no operation ${name}; it has ${Object.keys(operations[port]).join(', ')}.`)
  const tenant = await resolveOrderTenant(scope.db, input.tenant)
  const { providers, chains, gate } = scope.services.continuity
  const order = gate.order(port, tenant?.id ?? PLATFORM_TENANT_ID)
  let isServed = false
  const candidates = chainOf(port, providers, chains).map((provider): Explanation['candidates'][number] => {
    const skipped = whySkipped(provider)
    const about = { provider: provider.id, side: sideOf(provider.id) }
    if (skipped) return { ...about, decision: 'skipped', sentence: skipped }
    if (isServed)
      return {
        ...about,
        decision: 'next',
        sentence: 'Would be asked inside the same deadline if the one before does not answer.',
      }
    isServed = true
    return {
      ...about,
      decision: 'serves',
      sentence: `Has at most ${operation.budgetMs} ms, and 40 % of what the caller has left.`,
    }
  })
  const { kind, idempotent, budgetMs } = operation
  return { port, operation: name, kind, idempotent, budgetMs, candidates, answer: answerOf(candidates, operation) }

  function whySkipped(provider: Provider): string | null {
    if (provider.ports[port] === undefined) return provider.notConfigured[port] ?? 'Not configured.'
    const byOrder = order && refusedByOrder(order, sideOf(provider.id), operation!.kind)
    if (byOrder) return `${byOrder}: “${order.reason}”`
    const word = gate.word(port, provider.id)
    if (word?.state === 'open') return saysTripped(word)
    return word?.state === 'half_open' ? `On its way back: ${Math.round(word.share * 100)} % of calls are let through.` : null
  }
}

function answerOf(
  candidates: Explanation['candidates'],
  { kind, needsCompleteMirror }: (typeof operations)['objects'][string],
): string {
  const serving = candidates.find(({ decision }) => decision === 'serves')
  if (!serving) return 'No side would serve it: the caller is told “unavailable”, at once.'
  const isAway = candidates.some(({ decision, side }) => decision === 'skipped' && side === 'aws')
  if (kind === 'write') return `${serving.provider} takes it; the journal keeps it for the other side.`
  if (serving.side === 'local' && isAway && needsCompleteMirror)
    return 'This machine answers if it holds everything written so far; otherwise the caller is told “unavailable”, never “not found”.'
  return serving.side === 'local' ? 'This machine answers, with the age of what it holds.' : `${serving.provider} answers.`
}
