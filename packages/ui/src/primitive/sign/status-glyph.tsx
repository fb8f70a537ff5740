import clsx from 'clsx'

export type StatusKind = 'ok' | 'degraded' | 'down' | 'unknown' | 'pending' | 'running' | 'stopped'

const shapes: Record<StatusKind, React.ReactNode> = {
  ok: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  degraded: <path d="M6 .8 11.6 10.8H.4z" fill="currentColor" />,
  down: (
    <>
      <path d="M1 1h10v10H1z" fill="currentColor" />
      <path d="m3.7 3.7 4.6 4.6m0-4.6-4.6 4.6" stroke="var(--surface)" strokeWidth="1.5" />
    </>
  ),
  unknown: <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.75" strokeDasharray="2.4 1.7" />,
  pending: (
    <path
      d="M6 1.25a4.75 4.75 0 1 0 0 9.5 4.75 4.75 0 0 0 0-9.5M6 3.5V6.2H8"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.1"
    />
  ),
  running: <circle cx="6" cy="6" r="3" fill="currentColor" />,
  stopped: <circle cx="6" cy="6" r="3" fill="currentColor" />,
}

/** The shape alone; pass a label when no word stands beside it. */
export function StatusGlyph({ status, label }: { status: StatusKind; label?: string | undefined }) {
  return (
    <svg
      className={clsx('glyph', status)}
      viewBox="0 0 12 12"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {shapes[status]}
    </svg>
  )
}
