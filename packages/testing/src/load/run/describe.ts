import { type Figures, findingKinds, type LoadAudit } from '@understudy/continuity/load'
import type { OutageReport } from './outage.ts'

export const percent = (ratio: number): string => `${(ratio * 100).toFixed(ratio > 0 && ratio < 0.01 ? 3 : 1)} %`

/** "312 calls, 0 failed (0.0 %), 290 by AWS, 22 here; half within 8 ms, 99 % within 41 ms" */
export function describeFigures({ calls, failed, failedRatio, byAws, byLocal, p50Ms, p99Ms, reasons }: Figures): string {
  const why = Object.entries(reasons).map(([reason, count]) => `${count} × ${reason}`)
  const failures = `${failed} failed (${percent(failedRatio)})${why.length > 0 ? ` [${why.join(', ')}]` : ''}`
  return `${calls} calls, ${failures}, ${byAws} by AWS, ${byLocal} here; half within ${p50Ms.toFixed(0)} ms, 99 % within ${p99Ms.toFixed(0)} ms`
}

export function describeAudit({ writes, acknowledged, counts, findings }: LoadAudit): string[] {
  return [
    `${writes} writes, ${acknowledged} acknowledged: ${findingKinds.map((kind) => `${counts[kind]} ${kind}`).join(', ')}`,
    ...findings.slice(0, 10).map(({ kind, side, tenant, key, detail }) => `  ${kind} on ${side}: ${tenant} ${key}: ${detail}`),
  ]
}

const seconds = (ms: number | null): string => (ms === null ? 'never' : `${(ms / 1_000).toFixed(2)} s`)

/** The numbers of one outage, a line each. */
export const describeOutage = (report: OutageReport): string[] => [
  ...Object.entries(report.figures).map(([phase, figures]) => `${phase.padEnd(9)} ${describeFigures(figures)}`),
  `first 10 s ${describeFigures(report.firstTenS)}`,
  `first call served here after ${seconds(report.firstLocalMs)}, the fleet had tripped after ${seconds(report.detectMs)}`,
  `${report.waitedAtRepair} writes waited at the repair; all handed over ${seconds(report.handedOverMs)} after the last call`,
  ...describeAudit(report.audit),
]
