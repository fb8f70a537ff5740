'use client'
import type { ProcessWindow } from '@understudy/continuity'
import styles from './port.module.css'

type Seconds = ProcessWindow['kinds'][number]['seconds']

/** Calls second by second, failed ones on top; the tallest second sets the height. */
export function SecondsBars({ seconds, label }: { seconds: Seconds; label: string }) {
  const top = Math.max(1, ...seconds.map(({ answered, failed }) => answered + failed))
  const sum = (part: 'answered' | 'failed') => seconds.reduce((total, second) => total + second[part], 0)
  return (
    <div className={styles.bars} role="img" aria-label={`${label}: ${sum('answered')} answered, ${sum('failed')} failed`}>
      {seconds.map(({ answered, failed }, index) => (
        <span key={index}>
          <span className="fill-down" style={{ height: `${(failed / top) * 100}%` }} />
          <span className="fill-line" style={{ height: `${(answered / top) * 100}%` }} />
        </span>
      ))}
    </div>
  )
}
