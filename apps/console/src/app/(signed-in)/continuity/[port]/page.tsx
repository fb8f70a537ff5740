import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { portNames } from '@understudy/ports'
import { PortPage } from '@/features/continuity/port/port-page'
import { Prefetched } from '@/server/prefetched'

type Props = { params: Promise<{ port: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).port }
}

export default async function Page({ params }: Props) {
  const asked = (await params).port
  const port = portNames.find((name) => name === asked)
  if (!port) notFound()
  return (
    <Prefetched fill={({ queryClient, trpc }) => queryClient.prefetchQuery(trpc.continuity.port.queryOptions({ port }))}>
      <PortPage port={port} />
    </Prefetched>
  )
}
