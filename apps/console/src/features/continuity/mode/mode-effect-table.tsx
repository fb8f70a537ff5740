'use client'
import type { ModeEffect, ModeKind } from '@understudy/continuity'
import { formatDuration, formatNumber, Side, Status, useUi } from '@understudy/ui'
import styles from './mode.module.css'

/** What an order changes, in numbers: now beside after. */
export function ModeEffectTable({ effect, mode }: { effect: ModeEffect; mode: ModeKind }) {
  const { language } = useUi()
  const count = (value: number) => formatNumber(value, { language })
  const rate = (perS: number) => `${formatNumber(perS, { language, decimals: perS < 10 ? 1 : 0 })}/s`
  const p95 = (ms: number | null) => formatDuration(ms, { language })
  const served = ({ servedBy }: ModeEffect['now']) =>
    servedBy ? <Side side={servedBy}>{rate(effect.callsPerS)}</Side> : <Status status="down">nobody</Status>
  const { now, after } = effect
  const isMove = now.servedBy !== after.servedBy
  const rows: [string, React.ReactNode, React.ReactNode][] = [
    ['Calls served', served(now), served(after)],
    ['p95 latency', p95(now.p95Ms), p95(after.p95Ms)],
    [
      'Agent sessions running',
      count(effect.runningSessions),
      isMove && after.servedBy
        ? `${count(effect.runningSessions)} continue on ${after.servedBy === 'aws' ? 'AWS' : 'local'}`
        : count(effect.runningSessions),
    ],
    ['Writes waiting for AWS', count(effect.waitingNow), waitsAfter(mode, effect, count, rate)],
    [
      'Not readable',
      count(now.servedBy === 'local' ? effect.notReadable : 0),
      count(after.servedBy === 'local' ? effect.notReadable : 0),
    ],
  ]
  return (
    <table className={styles.effect} aria-label="Effect in numbers">
      <thead>
        <tr>
          <td />
          <th scope="col">Now</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, before, then]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{before}</td>
            <td>
              <strong>{then}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Words = (value: number) => string

function waitsAfter(mode: ModeKind, { waitingNow, writesPerS, after }: ModeEffect, count: Words, rate: Words): string {
  if (mode === 'observe') return count(waitingNow)
  if (after.servedBy === 'local' || mode === 'drain')
    return writesPerS === 0 ? count(waitingNow) : `${count(waitingNow)} wait, then ${rate(writesPerS)} more`
  return waitingNow > 0 ? `${count(waitingNow)}, handed back` : count(0)
}
