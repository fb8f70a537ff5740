import type { Metadata } from 'next'
import { Gallery } from '@understudy/ui/gallery'

export const metadata: Metadata = { title: 'Design system' }

export default function Page() {
  return <Gallery />
}
