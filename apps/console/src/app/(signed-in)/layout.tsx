import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { withReturn } from '@/client/page-address'
import { SignedInShell } from '@/features/shell/signed-in-shell'
import { serverCaller, whoIsSignedIn } from '@/server/caller'
import { currentUser } from '@/server/current-user'
import { installation } from '@/server/installation'
import { pagePath } from '@/server/page-path'

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const user = await currentUser()
  if (!user) redirect(withReturn('/sign-in', await pagePath()))
  if (user.mustChangePassword) redirect(withReturn('/choose-password', await pagePath()))
  const call = await serverCaller()
  const [me, world] = await Promise.all([whoIsSignedIn(), call.observe.worldState()])
  return <SignedInShell start={{ me, world, atMs: installation().clock.now().getTime() }}>{children}</SignedInShell>
}
