import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { safePath } from '@/client/page-address'
import { SignInForm } from '@/features/sign-in/sign-in-form'
import { VisitorFrame } from '@/features/sign-in/visitor-frame'
import { serverCaller } from '@/server/caller'
import { currentUser } from '@/server/current-user'
import { installation } from '@/server/installation'

export const metadata: Metadata = { title: 'Sign in' }

const help = [
  {
    question: 'The first time',
    answer: 'The address and a one-time password stand where Understudy was started. You choose your own right after.',
  },
  {
    question: 'Forgotten password',
    answer: 'Nobody can read it. An owner of your tenant, or a platform administrator, can make you a new account.',
  },
  { question: 'AWS is down', answer: 'Signing in, settings and the trail need no AWS: only this console and its database.' },
]

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const wanted = (await searchParams).to
  const to = safePath(typeof wanted === 'string' ? wanted : null)
  if (await currentUser()) redirect(to)
  const world = await (await serverCaller()).observe.worldForVisitors()
  return (
    <VisitorFrame
      world={world}
      atMs={installation().clock.now().getTime()}
      title="Sign in"
      helpTitle="If you cannot get in"
      help={help}
      version={installation().config.version}
    >
      <SignInForm to={to} />
    </VisitorFrame>
  )
}
