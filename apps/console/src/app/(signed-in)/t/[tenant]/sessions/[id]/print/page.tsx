import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PrintPage } from '@/features/sessions/print/print-page'

export const metadata: Metadata = { title: 'Print view' }

export default async function Page({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  return <PrintPage tenant={tenant} sessionId={id} />
}
