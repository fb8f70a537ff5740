import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { renderUi } from '@understudy/ui/testing'
import { sampleJournal } from '../testing-samples'
import { HandingBack } from './handing-back'

vi.mock('../lag-chart', () => ({ LagChart: () => null }))

const text = () => document.body.textContent?.replaceAll('\u00A0', ' ')

it('says how much is handed back, how fast, and how long it will take', () => {
  renderUi(<HandingBack journal={sampleJournal()} annotations={[]} />)
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('61')
  expect(text()).toContain('25,587 of 41,270 writes')
  expect(text()).toContain('36.2/s, limit 36.4/s')
  expect(text()).toContain('about 7 min 13 s')
})

it('does not call it handing back while AWS is away', () => {
  const [row] = sampleJournal().rows
  renderUi(
    <HandingBack
      journal={sampleJournal({
        handingBack: { done: 0, total: 3_116, ratePerS: 0, limitPerS: null, leftMs: null },
        rows: [{ ...row!, state: 'waiting', ratePerS: 0 }],
        wayBack: [{ port: 'objects', provider: 'aws:us-east-1', phase: 'none', since: new Date(0), share: 0 }],
      })}
      annotations={[]}
    />,
  )
  expect(screen.queryByRole('progressbar')).toBeNull()
  expect(text()).toContain('3,116 writes')
  expect(text()).toContain('Waiting for AWS')
})

it('never says recovered before the comparison', () => {
  renderUi(<HandingBack journal={sampleJournal()} annotations={[]} />)
  const steps = screen.getAllByRole('listitem').map((item) => item.textContent)
  expect(steps[1]).toContain('Replay')
  expect(steps.at(-1)).toBe('Recovered, both sides equal')
})

it('says that nothing waits', () => {
  renderUi(<HandingBack journal={sampleJournal({ handingBack: null, wayBack: [], rows: [] })} annotations={[]} />)
  expect(text()).toContain('Nothing waits')
  expect(text()).toContain('No side is on its way back.')
})
