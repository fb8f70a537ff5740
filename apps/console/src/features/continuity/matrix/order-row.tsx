'use client'
import { Lock } from 'lucide-react'
import type { ModeView } from '@understudy/continuity'
import { Button, Icon, Tag, TextButton, useUi } from '@understudy/ui'
import { useDenial } from '@/features/shell/use-denial'
import { modeSentence } from '../words/mode-words'
import styles from './matrix.module.css'

interface Props {
  order: ModeView
  columns: number
  nowMs: number
  onRelease: (order: ModeView) => void
}

/** An order in force, under its port: who, until when, why, and the way out of it. */
export function OrderRow({ order, columns, nowMs, onRelease }: Props) {
  const { timeZone, language } = useUi()
  const denied = useDenial('continuity.force')
  return (
    <tr className={styles.order}>
      <td colSpan={columns}>
        <div>
          <Tag tone="mode">
            <Icon>
              <Lock />
            </Icon>
            {modeSentence(order, { timeZone, language, nowMs })}
          </Tag>
          <q>{order.reason}</q>
          {denied ? (
            <Button variant="quiet" denied={denied}>
              Release…
            </Button>
          ) : (
            <TextButton onClick={() => onRelease(order)}>Release…</TextButton>
          )}
        </div>
      </td>
    </tr>
  )
}
