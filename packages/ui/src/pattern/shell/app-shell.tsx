import type { ReactNode } from 'react'

export type AppShellProps = {
  worldBar: ReactNode
  navigation: ReactNode
  dock: ReactNode
  children: ReactNode
  skipLabel?: string | undefined
}

/** Status bar on top, navigation at the left, the page, and four tabs at the bottom of a phone. */
export function AppShell({ worldBar, navigation, dock, children, skipLabel = 'Skip to the page' }: AppShellProps) {
  return (
    <>
      <a className="skip-link button" href="#page">
        {skipLabel}
      </a>
      {worldBar}
      <div className="app">
        {navigation}
        <main className="main" id="page" tabIndex={-1}>
          {children}
        </main>
      </div>
      {dock}
    </>
  )
}
