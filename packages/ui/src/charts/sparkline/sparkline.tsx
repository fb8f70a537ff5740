import clsx from 'clsx'
import { missing } from '../../format/language.ts'
import { prepareSparkline } from './prepare-sparkline.ts'

export type SparklineProps = {
  values: readonly (number | null)[]
  /** What it shows and where it stands: "p95 last 60 min, now 85 ms". */ label: string
  tone?: 'normal' | 'degraded' | 'down' | undefined
}

/** A line without axes beside a number. Plain SVG, so that a table may hold many. */
export function Sparkline({ values, label, tone = 'normal' }: SparklineProps) {
  const { path, isBlank } = prepareSparkline(values)
  if (isBlank)
    return (
      <span className="text-3" aria-label={label} role="img">
        {missing}
      </span>
    )
  return (
    <svg
      className={clsx('sparkline', tone !== 'normal' && tone)}
      viewBox="0 0 64 18"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path d={path} strokeLinecap="round" />
    </svg>
  )
}
