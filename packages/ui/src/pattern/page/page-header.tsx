'use client'
import type { ReactNode } from 'react'
import { LinkText } from '../../primitive/action/link-text.tsx'

export type Crumb = { href: string; label: string }

export type PageHeaderProps = {
  title: string
  crumbs?: readonly Crumb[] | undefined
  subtitle?: ReactNode
  /** Status, version, id: facts that belong to the title. */ facts?: ReactNode
  acts?: ReactNode
}

export function PageHeader({ title, crumbs = [], subtitle, facts, acts }: PageHeaderProps) {
  return (
    <header className="page-header">
      {crumbs.length > 0 && (
        <nav className="crumb" aria-label="Breadcrumb">
          {crumbs.map((crumb) => (
            <span key={crumb.href}>
              <LinkText href={crumb.href} tone="inherit">
                {crumb.label}
              </LinkText>
              <span aria-hidden="true"> / </span>
            </span>
          ))}
        </nav>
      )}
      <h1>{title}</h1>
      {subtitle !== undefined && <span className="page-subtitle">{subtitle}</span>}
      {facts !== undefined && <span className="page-facts">{facts}</span>}
      {acts !== undefined && <div className="acts">{acts}</div>}
    </header>
  )
}
