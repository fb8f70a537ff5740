import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Count } from '../../primitive/sign/count.tsx'

export type PanelProps = {
  title?: ReactNode
  subtitle?: ReactNode
  count?: number | undefined
  /** Tags or a status beside the title. */
  facts?: ReactNode
  acts?: ReactNode
  footer?: ReactNode
  children?: ReactNode
  /** Edge to edge, for tables, lists and strips. */
  isFlush?: boolean | undefined
  /** A quiet small heading, for boxes set beside each other. */
  isBox?: boolean | undefined
}

export function Panel({ title, subtitle, count, facts, acts, footer, children, isFlush = false, isBox = false }: PanelProps) {
  return (
    <section className={clsx('panel', isBox && 'box')}>
      {(title !== undefined || acts !== undefined) && (
        <header>
          {title !== undefined && <h2>{title}</h2>}
          {count !== undefined && <Count value={count} />}
          {subtitle !== undefined && <span className="panel-subtitle">{subtitle}</span>}
          {facts}
          {acts !== undefined && <div className="acts">{acts}</div>}
        </header>
      )}
      {children !== undefined && <div className={isFlush ? 'flush' : 'body'}>{children}</div>}
      {footer !== undefined && <footer>{footer}</footer>}
    </section>
  )
}
