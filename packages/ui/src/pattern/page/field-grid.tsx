import type { ReactNode } from 'react'

/** Fields beside each other while there is room for them. */
export function FieldGrid({ children, columns = 2 }: { children: ReactNode; columns?: 1 | 2 | 3 | undefined }) {
  return <div className={`field-grid columns-${columns}`}>{children}</div>
}
