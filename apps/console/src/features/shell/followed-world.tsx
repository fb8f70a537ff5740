'use client'
import { createContext, useContext } from 'react'
import type { FollowedWorld } from './use-world'

const Context = createContext<FollowedWorld | null>(null)

/** Hands what the frame follows to the page inside it: one reading for both. */
export const FollowedWorldProvider = Context.Provider

/** The state of the world as the bar above the page shows it now. */
export function useFollowedWorld(): FollowedWorld {
  const followed = useContext(Context)
  if (!followed) throw new Error('this component stands inside the signed-in pages only')
  return followed
}
