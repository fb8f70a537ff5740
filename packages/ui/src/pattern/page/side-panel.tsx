'use client'
import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { IconButton } from '../../primitive/action/icon-button.tsx'
import { useUi } from '../../provider/use-ui.ts'

export type SidePanelProps = {
  title: string
  /** Above the title: a status, a side, a time. */
  overline?: ReactNode
  /** Below the title: an id, a state. */
  underline?: ReactNode
  children: ReactNode
  onClose?: (() => void) | undefined
  acts?: ReactNode
  footer?: ReactNode
}

/** Beside the page, with its own address. Focus moves in when it opens and back when it closes; Escape closes it. */
export function SidePanel({ title, overline, underline, children, onClose, acts, footer }: SidePanelProps) {
  const { words } = useUi()
  const panel = useRef<HTMLElement>(null)
  const canClose = onClose !== undefined
  useEffect(() => {
    if (!canClose) return
    const before = document.activeElement
    panel.current?.focus({ preventScroll: true })
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [canClose])
  return (
    <aside
      ref={panel}
      className={canClose ? 'side-panel can-close' : 'side-panel'}
      aria-label={title}
      tabIndex={canClose ? -1 : 0}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || onClose === undefined) return
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <div className="grow">
          {overline !== undefined && <div className="size-1 text-3">{overline}</div>}
          <h2 className="size-3 is-strong">{title}</h2>
          {underline !== undefined && <div className="size-1 text-3">{underline}</div>}
        </div>
        {acts}
        {onClose !== undefined && <IconButton label={words.close} icon={<X />} onClick={onClose} />}
      </header>
      <div className="side-panel-body">{children}</div>
      {footer !== undefined && <footer>{footer}</footer>}
    </aside>
  )
}

export function SidePanelSection({ title, facts, children }: { title?: ReactNode; facts?: ReactNode; children: ReactNode }) {
  return (
    <section>
      {title !== undefined && (
        <h3>
          {title} {facts}
        </h3>
      )}
      {children}
    </section>
  )
}
