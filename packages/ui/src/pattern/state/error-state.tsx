'use client'
import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../primitive/action/button.tsx'
import { CopyId } from '../../primitive/action/copy-id.tsx'
import { StatusGlyph } from '../../primitive/sign/status-glyph.tsx'
import { useUi } from '../../provider/use-ui.ts'
import { BlankState } from './blank-state.tsx'

export type ErrorStateProps = {
  /** What failed: "Sessions could not be loaded". */
  title: string
  /** Why, and what still works. */
  children?: ReactNode
  traceId?: string | undefined
  /** The closed error code, beside the trace. */
  code?: string | undefined
  onRetry?: (() => void) | undefined
  isRetrying?: boolean | undefined
  retryNote?: ReactNode
}

export function ErrorState({ title, children, traceId, code, onRetry, isRetrying = false, retryNote }: ErrorStateProps) {
  const { words } = useUi()
  const acts =
    onRetry === undefined ? undefined : (
      <RetryButton label={words.tryAgain} isRetrying={isRetrying} onRetry={onRetry} note={retryNote} />
    )
  const trace = (traceId !== undefined || code !== undefined) && (
    <p className="hint">
      {traceId !== undefined && (
        <>
          {words.trace} <CopyId value={traceId} label="trace" isWhole />{' '}
        </>
      )}
      {code}
    </p>
  )
  return <BlankState role="alert" sign={<StatusGlyph status="down" />} title={title} text={children} acts={acts} after={trace} />
}

function RetryButton({
  label,
  isRetrying,
  onRetry,
  note,
}: {
  label: string
  isRetrying: boolean
  onRetry: () => void
  note: ReactNode
}) {
  return (
    <>
      <Button icon={<RotateCw />} isBusy={isRetrying} onClick={onRetry}>
        {label}
      </Button>
      {note !== undefined && <span className="text-3">{note}</span>}
    </>
  )
}
