import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderUi } from '@understudy/ui/testing'
import { sampleFigures, sampleSummary } from '../testing-drills'
import { CompareTable } from './compare-table'

const before = sampleSummary({
  createdAt: new Date('2026-11-15T04:00:00Z'),
  figures: { ...sampleFigures, rtoMs: 1_100, failed: 31, localP95Ms: 22, handedBackMs: null },
})
const row = (name: string) => within(screen.getByRole('row', { name: new RegExp(`^${name}`) }))

it('says of each figure how it changed, and which way is better', () => {
  renderUi(<CompareTable one={sampleSummary()} other={before} />)
  expect(row('RTO').getByText('−300 ms').className).toContain('text-ok')
  expect(row('Errors seen').getByText('−27').className).toContain('text-ok')
  expect(row('p95').getByText('+2 ms').className).toContain('text-degraded')
  expect(row('RPO').getByText('same')).toBeTruthy()
})

it('claims no change where one of them was not measured, and none without another', () => {
  const { unmount } = renderUi(<CompareTable one={sampleSummary()} other={before} />)
  expect(row('Handed back').getAllByText('–').length).toBeGreaterThan(1)
  unmount()
  renderUi(<CompareTable one={sampleSummary()} other={null} />)
  expect(screen.queryByText('Change')).toBeNull()
})
