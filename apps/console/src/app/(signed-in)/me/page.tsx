import type { Metadata } from 'next'
import { MePage } from '@/features/me/me-page'

export const metadata: Metadata = { title: 'Me' }

export default function Page() {
  return <MePage />
}
