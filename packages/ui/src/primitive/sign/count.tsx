'use client'
import clsx from 'clsx'
import { formatNumber } from '../../format/index.ts'
import { useUi } from '../../provider/use-ui.ts'

export type CountProps = { value: number; tone?: 'plain' | 'degraded' | 'down' | undefined; label?: string | undefined }

export function Count({ value, tone = 'plain', label }: CountProps) {
  const { language } = useUi()
  return (
    <span className={clsx('count', tone !== 'plain' && tone)} {...(label === undefined ? {} : { title: label })}>
      {formatNumber(value, { language })}
    </span>
  )
}
