import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RunbookPage } from '@/features/runbooks/runbook-page'
import { readRunbook } from '@/features/runbooks/read-runbook'

type Props = { params: Promise<{ name: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readRunbook((await params).name))?.title ?? 'Runbook' }
}

export default async function Page({ params }: Props) {
  const runbook = await readRunbook((await params).name)
  if (!runbook) notFound()
  return <RunbookPage runbook={runbook} />
}
