'use client'
import { useUi } from '../../provider/use-ui.ts'

/** A right someone lacks: which one, and who can grant it. */
export type Denial = { permission: string; grantedBy?: string | undefined; message?: string | undefined }

export function DenialText({ denial }: { denial: Denial }) {
  const { words } = useUi()
  if (denial.message !== undefined) return <>{denial.message}</>
  return (
    <>
      {words.needsPermission(denial.permission)}
      {denial.grantedBy !== undefined && ` ${words.canGrant(denial.grantedBy)}`}
    </>
  )
}
