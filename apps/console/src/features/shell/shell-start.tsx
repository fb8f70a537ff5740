'use client'
import { createContext, useContext, type ReactNode } from 'react'
import type { MeView } from '@understudy/identity'
import type { World } from '@understudy/observe'

/** What the server knew when it rendered the frame: the first paint needs no request. */
export interface ShellStart {
  me: MeView
  world: World
  atMs: number
}

const Context = createContext<ShellStart | null>(null)

export const ShellStartProvider = ({ start, children }: { start: ShellStart; children: ReactNode }) => (
  <Context value={start}>{children}</Context>
)

export function useShellStart(): ShellStart {
  const start = useContext(Context)
  if (!start) throw new Error('this component stands inside the signed-in pages only')
  return start
}
