import type { Metadata } from 'next'
import { AuditPage } from '@/features/audit/audit-page'
import { auditTitles } from '@/server/audit-catalogue'
import { installation } from '@/server/installation'

export const metadata: Metadata = { title: 'Audit' }

export default function Page() {
  return <AuditPage scope="platform" titles={auditTitles} startMs={installation().clock.now().getTime()} />
}
