import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { safePath, withReturn } from '@/client/page-address'
import { ChoosePassword } from '@/features/sign-in/choose-password'
import { VisitorFrame } from '@/features/sign-in/visitor-frame'
import { serverCaller } from '@/server/caller'
import { currentUser } from '@/server/current-user'
import { installation } from '@/server/installation'

export const metadata: Metadata = { title: 'Choose a password' }

const help = [
  {
    question: 'Length is what counts',
    answer: 'At least 15 characters. A sentence you remember is better than signs you do not.',
  },
  {
    question: 'No other rules',
    answer: 'No digits or capitals are demanded and nothing is cut off. Spaces and any letters are fine.',
  },
  { question: 'What is refused', answer: 'Common passwords, one word over and over, and rows of digits.' },
]

export default async function ChoosePasswordPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const wanted = (await searchParams).to
  const to = safePath(typeof wanted === 'string' ? wanted : null)
  const user = await currentUser()
  if (!user) redirect(withReturn('/sign-in', to))
  if (!user.mustChangePassword) redirect(to)
  const world = await (await serverCaller()).observe.worldForVisitors()
  return (
    <VisitorFrame
      world={world}
      atMs={installation().clock.now().getTime()}
      title="Choose a password of your own"
      helpTitle="A good password"
      help={help}
      version={installation().config.version}
    >
      <ChoosePassword email={user.email} to={to} />
    </VisitorFrame>
  )
}
