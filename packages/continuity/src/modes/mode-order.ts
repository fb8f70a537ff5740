import type { Tx } from '@understudy/db'
import { portNames, type PortName } from '@understudy/ports'
import { modeKinds, type ModeKind } from './schema.ts'

/** An order of the operator's register that nobody has ended; whether it has expired is for the reader's clock to say. */
export interface ModeOrder {
  readonly id: string
  readonly port: PortName
  /** Null: every tenant. */
  readonly tenantId: string | null
  readonly mode: ModeKind
  readonly reason: string
  readonly setByName: string
  readonly setAt: Date
  readonly expiresAt: Date | null
  readonly epoch: number
}

export async function readModes(tx: Tx): Promise<ModeOrder[]> {
  const rows = await tx.portMode.findMany({
    where: { endedAt: null, port: { in: [...portNames] }, mode: { in: [...modeKinds] } },
    orderBy: { setAt: 'asc' },
  })
  return rows.map(({ id, port, scopeTenant, mode, reason, setByName, setAt, expiresAt, epoch }) => ({
    id,
    port: port as PortName,
    tenantId: scopeTenant,
    mode: mode as ModeKind,
    reason,
    setByName,
    setAt,
    expiresAt,
    epoch: Number(epoch),
  }))
}

export const isInForce = ({ expiresAt }: Pick<ModeOrder, 'expiresAt'>, now: Date): boolean =>
  expiresAt === null || expiresAt > now
