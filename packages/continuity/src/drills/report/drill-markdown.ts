import type { DrillDetail, DrillState } from '../schema.ts'
import { formatDuration, formatMoment } from '../timeline/moment.ts'
import { formatMs } from './judge-claims.ts'
import { formatPercent } from './format-figures.ts'

const verdicts: Readonly<Record<DrillState, string>> = {
  queued: 'waits for a worker',
  running: 'is under way',
  recovering: 'is on its way back',
  checking: 'is being checked',
  passed: 'passed: every claim held',
  failed: 'failed: a claim did not hold',
  stopped: 'was stopped',
  interrupted: 'was interrupted',
}
const marks = { holds: 'held', broken: '**broken**', open: 'not known' } as const
const ms = (value: number | null): string => (value === null ? '–' : formatMs(value))
const count = (value: number | null): string => (value === null ? '–' : String(value))
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${head.join(' | ')} |`,
  `| ${head.map(() => '---').join(' | ')} |`,
  ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
]
const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines]

/** The report for people who were not there: a page of Markdown. */
export function drillMarkdown(drill: DrillDetail): string {
  const { script, report, compression, createdAt, playedAt, endedAt, startedByName, ports, state } = drill
  const figures = report?.figures
  const lasted = playedAt && endedAt ? formatDuration(endedAt.getTime() - playedAt.getTime()) : '–'
  const head = [
    `# Drill ${drill.title}: ${verdicts[state]}`,
    '',
    script.summary,
    '',
    ...table(
      ['', ''],
      [
        ['started', `${createdAt.toISOString()} by ${startedByName}`],
        ['took', lasted],
        ['script', `${formatDuration(script.durationMs)}, ${compression}× as fast`],
        ['ports', ports.join(', ')],
        ...(drill.reason ? [['reason', drill.reason]] : []),
        ...(drill.stopRequestedBy ? [['stopped by', drill.stopRequestedBy]] : []),
      ],
    ),
  ]
  const claims = (report?.claims ?? []).map(({ title, value, state: its }) => [title, value ?? '–', marks[its]])
  const faults = script.steps.map(({ title, ports: hit, atMs, untilMs, fault, share }) => [
    formatMoment(atMs, script.startsAt),
    formatMoment(untilMs, script.startsAt),
    hit.join(', '),
    `${title} (${fault}${share < 1 ? `, ${formatPercent(share)}` : ''})`,
  ])
  const byPort = (report?.ports ?? []).map((port) => [
    port.port,
    String(port.calls),
    String(port.failed),
    String(port.byAws),
    String(port.byLocal),
    ms(port.detectedMs),
    ms(port.rtoMs),
    port.reasons.map(({ reason, count: times }) => `${times} × ${reason}`).join(', ') || '–',
  ])
  const moments = (report?.moments ?? []).map(
    ({ atMs, port, sentence }) => `- ${formatMoment(Math.max(0, atMs * compression), script.startsAt)} ${port}: ${sentence}`,
  )
  const findings = (report?.findings ?? []).map(
    ({ kind, side, tenant, key, detail }) => `- ${kind} on ${side}: ${tenant} ${key}: ${detail}`,
  )
  const measured = figures
    ? table(
        ['measured', ''],
        [
          ['calls', `${figures.calls}, ${figures.failed} failed for the caller (${formatPercent(figures.failedShare)})`],
          ['served by', `AWS ${figures.byAws}, local ${figures.byLocal}`],
          ['noticed after', ms(figures.detectedMs)],
          ['RTO, slowest port', ms(figures.rtoMs)],
          ['RPO, acknowledged writes lost', count(figures.lost)],
          ['there twice, out of order', `${count(figures.doubled)}, ${count(figures.disordered)}`],
          ['writes journalled', String(figures.journalled)],
          ['conflicts', String(figures.conflicts)],
          ['differences left', count(figures.differences)],
          ['95 % of local answers within', ms(figures.localP95Ms)],
          ['handed back in', ms(figures.handedBackMs)],
        ],
      )
    : []
  return `${[
    ...head,
    ...section('Claims', claims.length > 0 ? table(['claim', 'measured', ''], claims) : []),
    ...section('Figures', measured),
    ...section(
      'By port',
      byPort.length > 0 ? table(['port', 'calls', 'failed', 'AWS', 'local', 'noticed', 'RTO', 'why calls failed'], byPort) : [],
    ),
    ...section('Faults in the script', table(['from', 'until', 'ports', 'fault'], faults)),
    ...section('What was decided', moments),
    ...section('What the checker found', findings),
    ...section(
      'Notes',
      (report?.notes ?? []).map((note) => `- ${note}`),
    ),
  ].join('\n')}\n`
}
