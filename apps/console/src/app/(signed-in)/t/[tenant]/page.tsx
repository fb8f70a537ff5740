import type { Metadata } from 'next'
import { TenantPage } from '@/features/tenants/tenant-page'

export const metadata: Metadata = { title: 'Tenant' }

export default function Page() {
  return <TenantPage />
}
