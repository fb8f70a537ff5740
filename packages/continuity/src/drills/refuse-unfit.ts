import { AppError } from '@understudy/core'
import type { PortName } from '@understudy/ports'
import { readFleet } from '../fleet/fleet-state.ts'
import { isInForce, readModes } from '../modes/mode-order.ts'
import type { DrillContext } from './drill-facts.ts'

const refused = (message: string) => new AppError('precondition_failed', message)

/**
 * A drill begins in peace, or its figures say nothing.
 * @throws AppError precondition_failed naming what stands in the way
 */
export async function refuseUnfit(ctx: DrillContext, ports: readonly PortName[]): Promise<void> {
  const { tx, clock, drills } = ctx
  if (!(await drills.sandbox.isAlive(ctx)))
    throw refused('The process that breaks the sandbox does not answer, so that nothing can be broken.')
  const culprit = await drills.sandbox.brokenBy(ctx)
  if (culprit !== null) throw refused(`${culprit} has broken the sandbox. Repair it first: a drill begins in peace.`)
  const away = (await readFleet(tx)).find(
    ({ port, state, phase }) => ports.includes(port) && (state !== 'closed' || phase !== 'none'),
  )
  if (away)
    throw refused(`${away.port} is not wholly on AWS: ${away.state === 'open' ? 'it is tripped' : 'it is on its way back'}.`)
  const order = (await readModes(tx)).find((each) => ports.includes(each.port) && isInForce(each, clock.now()))
  if (order) throw refused(`An operator’s order is in force for ${order.port}: what serves it is not for a drill to find out.`)
}
