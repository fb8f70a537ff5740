import type { Command } from 'commander'
import { portArgument, type PortName } from '../../arguments/ports.ts'
import { Problem } from '../../problem.ts'
import type { OpenSession } from '../../session/open-session.ts'
import { addVerb, asksConsole, type Answer, type Place, type VerbOptions } from '../../verb.ts'

interface ModeClearOptions extends VerbOptions {
  readonly reason: string
  readonly tenant?: string
}

export function addModeClear(mode: Command, place: Place): void {
  addVerb(mode, 'clear', 'End the order of a port: it decides by itself again', [
    'mode clear objects',
    'mode clear objects --tenant meetmind --reason "It was the wrong port"',
  ])
    .addArgument(portArgument('which port'))
    .option('--reason <text>', 'goes into the trail', '')
    .option('--tenant <slug>', 'the order for this tenant; else the one for all')
    .action(asksConsole(place, clearMode))
}

async function clearMode({ client }: OpenSession, port: PortName, { reason, tenant }: ModeClearOptions): Promise<Answer> {
  const { ports } = await client.continuity.matrix.query()
  const orders = ports.find((row) => row.port === port)?.modes ?? []
  const order = orders.find((each) => (each.tenant?.slug ?? null) === (tenant ?? null))
  const whose = tenant === undefined ? 'for all tenants' : `for ${tenant}`
  if (!order) throw new Problem(`There is no order ${whose} on ${port}.`, { code: 'not_found' })
  await client.continuity.endMode.mutate({ id: order.id, reason })
  return { json: { ended: order }, text: `${port}: ${order.mode} ${whose} by ${order.setByName} is ended.` }
}
