import type { Metadata } from 'next'
import { SandboxPage } from '@/features/system/sandbox/sandbox-page'

export const metadata: Metadata = { title: 'Sandbox AWS' }

export default function Page() {
  return <SandboxPage />
}
