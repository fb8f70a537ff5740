'use client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client'
import { usePathname } from 'next/navigation'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { useState, type ReactNode } from 'react'
import superjson from 'superjson'
import type { AppRouter } from '@/server/app-router'
import { errorOf } from './error-of'
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
        true: httpSubscriptionLink({ url, transformer, connectionParams: () => ({ tenant: tenantOfPage() ?? '' }) }),
        false: httpBatchLink({
          url,
          transformer,
          maxURLLength: 6_000,
          headers: () => ({ 'x-understudy': '1', ...(tenantOfPage() && { 'x-tenant': tenantOfPage() }) }),
        }),
      }),
    ],
  })

const retriable = new Set(['unavailable', 'deadline_exceeded'])

const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        retry: (failures, error) => failures < 4 && retriable.has(errorOf(error).code),
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 5_000),
      },
    },
  })

/** One cache per tenant: another tenant's answers are never shown, not even for a moment. */
export function Providers({ children }: { children: ReactNode }) {
  const tenant = /^\/t\/([^/]+)/.exec(usePathname())?.[1] ?? ''
  return (
    <TenantProviders key={tenant}>
      <NuqsAdapter>{children}</NuqsAdapter>
    </TenantProviders>
  )
}

function TenantProviders({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient)
  const [trpcClient] = useState(createClient)
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  )
}
