import { Side } from '@understudy/ui'
import type { ReactNode } from 'react'
import { sideSign } from './words/side-sign'

/** A provider by its sign and name, wherever a side is meant. */
export function SideSignView({
  provider,
  chain,
  children,
}: {
  provider: string
  chain: readonly string[]
  children?: ReactNode
}) {
  return <Side {...sideSign(provider, chain)}>{children}</Side>
}
