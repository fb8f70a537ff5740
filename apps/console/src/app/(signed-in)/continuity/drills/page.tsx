import type { Metadata } from 'next'
import { DrillsPage } from '@/features/continuity/drills/list/drills-page'

export const metadata: Metadata = { title: 'Drills' }

export default function Page() {
  return <DrillsPage />
}
