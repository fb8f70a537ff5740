import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Suspense } from 'react'
import { OverviewPage } from '@/features/overview/overview-page'
import { auditTitles } from '@/server/audit-catalogue'
import { whoIsSignedIn } from '@/server/caller'

export const metadata: Metadata = { title: 'Overview' }

/** The platform's overview for those who may see it; everybody else starts at their own tenant. */
export default async function HomePage() {
  const me = await whoIsSignedIn()
  if (!me.platformPermissions.includes('platform.read')) redirect(me.tenants[0] ? `/t/${me.tenants[0].slug}` : '/me')
  return (
    <Suspense>
      <OverviewPage titles={auditTitles} />
    </Suspense>
  )
}
