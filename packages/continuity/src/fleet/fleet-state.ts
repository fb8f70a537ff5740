import type { Tx } from '@understudy/db'
import { portNames, type PortName, type ProviderId } from '@understudy/ports'
import { phases, tripReasonSchema, type Phase, type TripReason } from './schema.ts'

/** The fleet's word on one provider of one port. */
export interface FleetState {
  readonly port: PortName
  readonly provider: ProviderId
  readonly state: 'closed' | 'open' | 'half_open'
  /** 0 to 1: what HALF_OPEN admits; 1 when closed, 0 when open. */
  readonly share: number
  readonly phase: Phase
  /** Grows with every change of state or phase; the share moves within one epoch. */
  readonly epoch: number
  readonly reason: TripReason | null
  readonly nextProbeAt: Date | null
  readonly changedAt: Date
}

export const keyOf = (port: PortName, provider: ProviderId): string => `${port} ${provider}`

/** What holds where nobody has ever said anything. */
export const unspoken = (port: PortName, provider: ProviderId): FleetState => ({
  port,
  provider,
  state: 'closed',
  share: 1,
  phase: 'none',
  epoch: 0,
  reason: null,
  nextProbeAt: null,
  changedAt: new Date(0),
})

const states = ['closed', 'open', 'half_open'] as const
const oneOf = <T extends string>(known: readonly T[], value: string, fallback: T): T =>
  known.find((each) => each === value) ?? fallback

/** Every word the fleet has spoken, of ports that this version knows. */
export async function readFleet(tx: Tx): Promise<FleetState[]> {
  const rows = await tx.portFleet.findMany({ where: { port: { in: [...portNames] } } })
  return rows.map((row) => ({
    port: row.port as PortName,
    provider: row.provider as ProviderId,
    state: oneOf(states, row.state, 'closed'),
    share: row.share,
    phase: oneOf(phases, row.phase, 'none'),
    epoch: Number(row.epoch),
    reason: tripReasonSchema.nullable().catch(null).parse(row.reason),
    nextProbeAt: row.nextProbeAt,
    changedAt: row.changedAt,
  }))
}
