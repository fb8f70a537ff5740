'use client'
import { QueryClientProvider } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client'
import { usePathname } from 'next/navigation'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { useState, type ReactNode } from 'react'
import superjson from 'superjson'
import { Toaster, UiProvider } from '@understudy/ui'
import type { AppRouter } from '@/server/app-router'
import { AppLink } from './app-link'
import { leaveWhenSignedOut } from './leave-when-signed-out'
import { oneStreamLink } from './one-stream-link'
import { createQueryClient } from './query-client'
import { TRPCProvider } from './trpc'

const url = '/api/trpc'
const transformer = superjson

/** The tenant of the page that is open now: `/t/<slug>/…`. */
const tenantOfPage = (): string | undefined => /^\/t\/([^/]+)/.exec(window.location.pathname)?.[1]

const createClient = () =>
  createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: oneStreamLink(
          httpSubscriptionLink({ url, transformer, connectionParams: () => ({ tenant: tenantOfPage() ?? '' }) }),
        ),
        false: httpBatchLink({
          url,
          transformer,
          maxURLLength: 6_000,
          headers: () => ({ 'x-understudy': '1', ...(tenantOfPage() && { 'x-tenant': tenantOfPage() }) }),
        }),
      }),
    ],
  })

/** One cache per tenant: another tenant's answers are never shown, not even for a moment. */
export function Providers({ children, timeZone }: { children: ReactNode; timeZone: string }) {
  const tenant = /^\/t\/([^/]+)/.exec(usePathname())?.[1] ?? ''
  return (
    <TenantProviders key={tenant}>
      <NuqsAdapter>
        <UiProvider Link={AppLink} timeZone={timeZone}>
          {children}
          <Toaster />
        </UiProvider>
      </NuqsAdapter>
    </TenantProviders>
  )
}

function TenantProviders({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient(leaveWhenSignedOut))
  const [trpcClient] = useState(createClient)
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  )
}
