import type { SideKind } from '@understudy/ui'

export interface SideSign {
  side: SideKind
  name: string
}

/** What people call a provider: its region, or "local". */
export const sideName = (provider: string): string => provider.replace(/^aws:/, '')

/** A provider's sign: the first region of a chain is AWS, further ones are the second region. */
export function sideSign(provider: string, chain: readonly string[]): SideSign {
  const name = sideName(provider)
  if (!provider.startsWith('aws')) return { side: 'local', name }
  const first = chain.find((other) => other.startsWith('aws')) ?? provider
  return { side: first === provider ? 'aws' : 'aws2', name }
}
