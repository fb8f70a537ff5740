import type { Tx } from '@understudy/db'
import { sandboxFaults } from '@understudy/ports'
import { sandboxFaultSchema, type SandboxFaultView } from './schema.ts'

export type SandboxFaultRow = NonNullable<Awaited<ReturnType<Tx['sandboxFault']['findFirst']>>>

/** Nobody listens there while everything is refused, so that nothing is counted. */
const isCounted = ({ fault, share }: { fault: string; share: number }): boolean => fault !== 'refuse' || share < 1

export const faultView = (row: SandboxFaultRow): SandboxFaultView =>
  sandboxFaultSchema.parse({ ...row, hits: isCounted(row) ? row.hits : null })

/** "Refuse connections on objects, memory" */
export const faultName = ({ fault, ports }: Pick<SandboxFaultView, 'fault' | 'ports'>): string =>
  `${sandboxFaults[fault].title} on ${ports.join(', ')}`
