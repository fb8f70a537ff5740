import { fireEvent, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { ComparisonView } from '@understudy/continuity'
import { renderUi } from '@understudy/ui/testing'
import { CompareDialog } from './compare-dialog'
import { ComparisonResult } from './comparison-result'

const comparison = (change: Partial<ComparisonView> = {}): ComparisonView => ({
  id: '018f0000-0000-7000-8000-00000000c001',
  port: 'objects',
  tenant: null,
  state: 'done',
  askedByName: 'Ana',
  reason: null,
  tenantsDone: 3,
  tenantsTotal: 3,
  keys: 1_204,
  differences: 0,
  error: null,
  createdAt: new Date(),
  endedAt: new Date(),
  found: [],
  ...change,
})
const show = (change?: Partial<ComparisonView>) => renderUi(<ComparisonResult comparison={comparison(change)} />).container

it('shows how far it is while it is under way', () => {
  show({ state: 'running', tenantsDone: 1, endedAt: null })
  expect(screen.getByRole('progressbar', { name: 'Compared' }).getAttribute('aria-valuenow')).toBe('1')
  expect(screen.getByText(/It goes on when this page is left/)).toBeTruthy()
})

it('names what differs, down to the key, and whose it is', () => {
  show({ differences: 1, found: [{ tenant: 'meetmind', key: 'notes.txt', sentence: 'Only AWS has it.' }] })
  expect(screen.getByText('1 different')).toBeTruthy()
  expect(screen.getByText('notes.txt')).toBeTruthy()
  expect(screen.getByText('meetmind: Only AWS has it.')).toBeTruthy()
})

it('calls equal only what was compared to its end', () => {
  expect(show().textContent).toContain('equal')
  expect(show({ state: 'failed', error: 'meetmind: S3 does not answer.' }).textContent).toMatch(
    /not compared.*meetmind: S3 does not answer\./,
  )
  const interrupted = show({ state: 'interrupted', error: 'No worker took it within 30 s.' }).textContent
  expect(interrupted).toMatch(/interrupted.*No worker took it within 30 s\./)
  expect(interrupted).not.toContain('equal')
})

it('asks for every tenant, or for the one that is chosen, with the reason', () => {
  const onSubmit = vi.fn()
  const dialog = { port: 'objects', proposed: null, lastKeys: 12, isSending: false, error: undefined, onClose: vi.fn() } as const
  renderUi(<CompareDialog {...dialog} tenants={[{ slug: 'meetmind', name: 'MeetMind' }]} onSubmit={onSubmit} />)
  fireEvent.click(screen.getByRole('button', { name: 'Compare now' }))
  fireEvent.change(screen.getByLabelText('For'), { target: { value: 'meetmind' } })
  fireEvent.change(screen.getByLabelText(/^Reason/), { target: { value: 'A look' } })
  fireEvent.click(screen.getByRole('button', { name: 'Compare now' }))
  expect(onSubmit.mock.calls).toEqual([
    [null, ''],
    ['meetmind', 'A look'],
  ])
})
