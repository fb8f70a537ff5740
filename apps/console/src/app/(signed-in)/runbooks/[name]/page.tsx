import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RunbookPage } from '@/features/runbooks/runbook-page'
import { readRunbook } from '@/features/runbooks/read-runbook'
import { installation } from '@/server/installation'

type Props = { params: Promise<{ name: string }> }

const runbookOf = async ({ params }: Props) => readRunbook(installation().config.docsDir, (await params).name)

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await runbookOf(props))?.title ?? 'Runbook' }
}

export default async function Page(props: Props) {
  const runbook = await runbookOf(props)
  if (!runbook) notFound()
  return <RunbookPage runbook={runbook} />
}
