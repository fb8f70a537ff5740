'use client'
import { useQueries } from '@tanstack/react-query'
import type { ModeKind } from '@understudy/continuity'
import type { PortName } from '@understudy/ports'
import { useTRPC } from '@/client/trpc'

const kinds: readonly ModeKind[] = ['force_local', 'force_aws', 'drain', 'observe']

/** Which orders a guard rail would refuse now, and why; asked only for somebody who may give them. */
export function useRefusals(port: PortName, mayForce: boolean): Partial<Record<ModeKind, string | null>> {
  const trpc = useTRPC()
  const effects = useQueries({
    queries: kinds.map((mode) => ({
      ...trpc.continuity.modeEffect.queryOptions({ port, mode, tenant: null }),
      enabled: mayForce,
      refetchInterval: 10_000,
    })),
  })
  return Object.fromEntries(kinds.map((mode, index) => [mode, effects[index]?.data?.refusal ?? null]))
}
