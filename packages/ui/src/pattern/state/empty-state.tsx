import { CircleDashed } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../../primitive/sign/icon.tsx'
import { BlankState } from './blank-state.tsx'

export type EmptyStateProps = { title: string; children?: ReactNode; icon?: ReactNode; acts?: ReactNode }

/** Nothing is here yet: what this is, and the first step. */
export function EmptyState({ title, children, icon, acts }: EmptyStateProps) {
  return <BlankState sign={<Icon>{icon ?? <CircleDashed />}</Icon>} title={title} text={children} acts={acts} />
}
