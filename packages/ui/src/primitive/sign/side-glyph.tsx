import clsx from 'clsx'

/** Where a call was answered: the first AWS region, the second one, or the local side. */
export type SideKind = 'aws' | 'aws2' | 'local'

export function SideGlyph({ side, label }: { side: SideKind; label?: string | undefined }) {
  return (
    <svg
      className={clsx('glyph', side === 'local' ? 'local' : 'aws')}
      viewBox="0 0 12 12"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {side === 'aws' && <path d="M1 1h10v10H1z" fill="currentColor" />}
      {side === 'aws2' && (
        <path
          d="M1.75 1.75h8.5v8.5h-8.5zM2 6.5 6.5 2M2.5 10 10 2.5M5.5 10 10 5.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
        />
      )}
      {side === 'local' && <path d="M6 0l6 6-6 6-6-6z" fill="currentColor" />}
    </svg>
  )
}
