import '@understudy/ui/styles.css'
import type { Metadata } from 'next'
import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { ReactNode } from 'react'
import { Providers } from '@/client/providers'
import { currentUser } from '@/server/current-user'

export const metadata: Metadata = { title: { default: 'Understudy', template: '%s · Understudy' } }
export const dynamic = 'force-dynamic'

export default async function RootLayout({ children }: { children: ReactNode }) {
  const preferences = (await currentUser())?.preferences
  const theme = preferences && preferences.theme !== 'system' ? preferences.theme : undefined
  return (
    <html
      lang="en"
      data-theme={theme}
      data-density={preferences?.density}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
    >
      <body>
        <Providers timeZone={preferences?.timezone ?? 'UTC'}>{children}</Providers>
      </body>
    </html>
  )
}
