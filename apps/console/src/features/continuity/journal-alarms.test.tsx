import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderUi } from '@understudy/ui/testing'
import { JournalAlarms } from './journal-alarms'
import { sampleAt } from './testing-samples'

const nowMs = sampleAt.getTime()
const ago = (minutes: number) => new Date(nowMs - minutes * 60_000)

it('says each alarm in plain words, and leads to what to do', () => {
  renderUi(
    <JournalAlarms
      nowMs={nowMs}
      alarms={[
        { kind: 'refused', since: ago(4), lastAt: ago(0), refused: 12 },
        { kind: 'disk', freeBytes: 200 * 1_048_576, refusedBelowBytes: 256 * 1_048_576 },
        { kind: 'age', side: 'aws', port: 'objects', oldestAt: ago(25), limitMs: 900_000 },
      ]}
    />,
  )
  expect(screen.getByText('New writes are refused, 12 in the last 4 min: too many wait.')).toBeTruthy()
  expect(screen.getByText('The oldest write of objects has waited for AWS for 25 min.')).toBeTruthy()
  expect(screen.getAllByRole('link', { name: 'What to do' }).map((link) => link.getAttribute('href'))).toEqual([
    '/runbooks/journal-growing',
    '/runbooks/disk-full',
    '/runbooks/journal-growing',
  ])
})

it('says nothing while nothing is wrong', () => {
  expect(renderUi(<JournalAlarms alarms={[]} nowMs={nowMs} />).container.textContent).toBe('')
})
