import { screen, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { DrillDetail } from '@understudy/continuity'
import { renderUi } from '@understudy/ui/testing'
import { sampleDrill, sampleFigures } from '../testing-drills'
import { DrillReportView } from './drill-report-view'
import { ScriptBars } from './script-bars'
import { lanesOf } from './script-lanes'

// The charts come with a library of their own, which the browser tests look at.
vi.mock('./drill-charts', () => ({ DrillCharts: () => <p>charts</p> }))

const open = (change: Partial<DrillDetail> = {}) =>
  renderUi(<DrillReportView drill={sampleDrill(change)} nowMs={Date.parse('2026-11-22T04:01:06Z')} />)
const panel = (title: string) => within(screen.getByRole('heading', { name: title }).closest('section')!)

it('tells of a drill that is over what held, what was measured and what to look at', () => {
  open()
  const claims = panel('Claims')
  expect(claims.getByText('3 of 3 held')).toBeTruthy()
  expect(claims.getAllByText('held')).toHaveLength(3)
  expect(claims.getByText('measured: 800 ms')).toBeTruthy()
  expect(screen.getByText('Differences left').parentElement?.textContent).toContain('0')
  expect(panel('What to look at').getByText('4 calls of objects failed: unavailable ENODATA.')).toBeTruthy()
  expect(panel('What was decided').getByText('S3 was tripped.')).toBeTruthy()
  expect(panel('By port').getByRole('link', { name: 'objects' }).getAttribute('href')).toBe('/continuity/objects')
})

it('says of claims while it plays that they hold so far, and of what nobody knows yet', () => {
  const { report } = sampleDrill()
  const claims = [...report!.claims.slice(0, 2), { ...report!.claims[2]!, value: null, state: 'open' as const }]
  open({ state: 'running', endedAt: null, report: { ...report!, claims } })
  expect(panel('Claims').getByText('2 of 3 hold so far')).toBeTruthy()
  expect(panel('Claims').getByText('nothing to measure yet')).toBeTruthy()
  expect(screen.getByText('Still to hand over').parentElement?.textContent).toContain('12')
  expect(panel('Script and calls').getByText(/left$/).textContent).toMatch(/^script time 04:48 of 09:48, 1.min left$/)
})

it('shows a claim that broke, and what the checker found', () => {
  const { report } = sampleDrill()
  const finding = { kind: 'lost', side: 'aws', tenant: 'drill-one', key: 'load/1', detail: 'write 3' }
  const claims = [{ ...report!.claims[2]!, value: '1', state: 'broken' as const }]
  open({ state: 'failed', report: { ...report!, claims, findings: [finding] } })
  expect(panel('Claims').getByText('broken')).toBeTruthy()
  expect(panel('What to look at').getByText('Lost on aws: drill-one load/1, write 3.')).toBeTruthy()
})

it.each([
  ['stopped', 'It was stopped before it could be judged. The figures are those until then.'],
  ['interrupted', 'It was interrupted before it could be judged. The figures are those until then.'],
] as const)('says that it was %s, and that nothing is left', (state, sentence) => {
  open({ state, figures: { ...sampleFigures, lost: null, differences: null } })
  expect(screen.getByText(sentence)).toBeTruthy()
  expect(screen.getByText(/nothing of it is left on either side/)).toBeTruthy()
})

it('says what a drill is about before it has figures', () => {
  open({ state: 'queued', playedAt: null, endedAt: null, figures: null, report: null, points: [] })
  expect(panel('Claims').getByText('Nothing is known yet')).toBeTruthy()
  expect(panel('Script and calls').getByText('waits for a worker to take it')).toBeTruthy()
})

it('draws faults port by port, what overlaps one below the other, with their times', () => {
  const drill = sampleDrill()
  expect(lanesOf(drill.script.steps, drill.ports).map(({ port, steps }) => `${port} ${steps.length}`)).toEqual([
    'objects 1',
    'objects 1',
    'memory 1',
  ])
  const from = drill.playedAt!.getTime()
  renderUi(<ScriptBars drill={drill} from={from} to={from + 120_000} nowMs={from + 60_000} />)
  const bars = within(screen.getByRole('list', { name: 'Faults in the script' }))
  expect(bars.getAllByText('empty DNS')).toHaveLength(2)
  expect(bars.getByText('from 00:48 to 05:48')).toBeTruthy()
  expect(bars.getByText(/^STS errors, 40.%$/).parentElement?.style.left).toBe('10%')
  expect(bars.queryByText('launch errors')).toBeNull()
})
