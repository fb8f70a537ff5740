import type { PortRow } from '@understudy/continuity'

/** Providers over all ports: AWS in the order of the chains, local last. */
export const providersIn = (ports: readonly PortRow[]): string[] => {
  const all = [...new Set(ports.flatMap(({ cells }) => cells.map(({ provider }) => provider)))]
  return [...all.filter((provider) => provider !== 'local'), ...all.filter((provider) => provider === 'local')]
}
