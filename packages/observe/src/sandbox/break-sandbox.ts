import { AppError } from '@understudy/core'
import { uuidv7 } from '@understudy/core/server'
import { notify, type VerbContext } from '@understudy/db'
import { sandboxAudit } from './audit-actions.ts'
import { faultName, faultView } from './fault-view.ts'
import { sandboxFaults } from '@understudy/ports'
import type { BreakSandboxInput, SandboxFacts, SandboxFaultView } from './schema.ts'

export interface SandboxContext extends VerbContext {
  readonly sandbox: SandboxFacts
}

function portsOf({ sandbox }: SandboxContext, input: BreakSandboxInput): SandboxFaultView['ports'] {
  if (sandbox.state !== 'running') throw new AppError('precondition_failed', `There is nothing to break. ${sandbox.sentence}`)
  const breakable = sandbox.ports.filter(({ isBreakable }) => isBreakable).map(({ port }) => port)
  if (input.ports !== 'all') {
    const outside = sandbox.ports.find(({ port, isBreakable }) => input.ports.includes(port) && !isBreakable)
    if (outside)
      throw new AppError('precondition_failed', `The sandbox does not answer for ${outside.port}. ${outside.reason ?? ''}`)
    return breakable.filter((port) => input.ports.includes(port))
  }
  if (breakable.length === 0) throw new AppError('precondition_failed', 'The sandbox answers for no port.')
  return breakable
}

/**
 * Breaks ports of the sandbox, within a second, until the time is up or somebody repairs them.
 * @throws AppError precondition_failed when the sandbox is off or does not answer for a port; invalid_input for a share that makes no sense
 */
export async function breakSandbox(ctx: SandboxContext, input: BreakSandboxInput): Promise<SandboxFaultView> {
  const ports = portsOf(ctx, input)
  const kind = sandboxFaults[input.fault]
  const share = input.share ?? kind.share
  if (share < 1 && !kind.isShareable)
    throw new AppError('invalid_input', `${kind.title} hits all calls or none: leave out the share.`)
  const startedAt = ctx.clock.now()
  const endsAt = input.durationS === null ? null : new Date(startedAt.getTime() + input.durationS * 1_000)
  const row = await ctx.tx.sandboxFault.create({
    data: {
      id: uuidv7(startedAt.getTime()),
      ports,
      fault: input.fault,
      share,
      tenants: input.tenants ?? [],
      operations: input.operations ?? [],
      delayMs: kind.delayMs === null ? null : (input.delayMs ?? kind.delayMs),
      reason: input.reason || null,
      createdById: ctx.actor.id,
      createdByName: ctx.actor.name,
      startedAt,
      endsAt,
    },
  })
  const fault = faultView(row)
  await notify(ctx.tx, { topic: 'sandbox', id: fault.id })
  const { delayMs, reason } = fault
  await sandboxAudit.record(ctx, 'sandbox.broken', {
    entity: { kind: 'sandbox-fault', id: fault.id, name: faultName(fault) },
    details: { ports, fault: fault.fault, share, delayMs, endsAt: endsAt?.toISOString() ?? null, reason },
  })
  return fault
}
