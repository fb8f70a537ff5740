'use client'
import Link from 'next/link'
import type { LinkProps } from '@understudy/ui'

/** Next's link in the shape that the design system's components ask for. */
export function AppLink({ children, ...rest }: LinkProps) {
  return (
    <Link prefetch={false} {...defined(rest)}>
      {children}
    </Link>
  )
}

/** Next's own types tell "not given" from "given as undefined". */
function defined<T extends { href: string }>(props: T) {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as { href: string }
}
