import { fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import type { PortRow, Rehearsal } from '@understudy/continuity'
import type { Denial } from '@understudy/ui'
import { renderUi } from '@understudy/ui/testing'
import { sampleMode, sampleRow, trippedRow } from '../testing-samples'
import { MatrixTable } from './matrix-table'

const denial = vi.hoisted(() => ({ current: undefined as Denial | undefined }))
vi.mock('@/features/shell/use-denial', () => ({ useDenial: () => denial.current }))
beforeEach(() => {
  denial.current = undefined
})

const at = new Date('2026-11-17T02:12:41Z')
const rehearsals: Rehearsal[] = [
  {
    port: 'objects',
    canRun: true,
    reason: null,
    last: { id: '018f0000-0000-7000-8000-000000000009', title: 'Objects, one port', state: 'passed', at },
    isOverdue: false,
  },
  { port: 'memory', canRun: true, reason: null, last: null, isOverdue: true },
]

function open(ports: readonly PortRow[]) {
  const onRelease = vi.fn()
  const onOpenCell = vi.fn()
  renderUi(
    <MatrixTable
      ports={ports}
      rehearsals={rehearsals}
      providers={['aws:us-east-1', 'local']}
      openCell="objects@local"
      hrefOfCell={(port, provider) => `/continuity?cell=${port}@${provider}`}
      onOpenCell={onOpenCell}
      nowMs={Date.parse('2026-11-21T02:18:00Z')}
      onRelease={onRelease}
    />,
  )
  return { onRelease, onOpenCell, row: (name: RegExp) => within(screen.getByRole('row', { name })) }
}

it('says of a problem what failed, how often, who serves and how much', () => {
  const { row } = open([trippedRow])
  const cells = row(/^objects/)
  expect(cells.getByText('Connection refused ×1,204')).toBeTruthy()
  expect(cells.getByText('tripped')).toBeTruthy()
  expect(cells.getByText(/^100.%$/)).toBeTruthy()
  expect(cells.getByText('6,284')).toBeTruthy()
})

it('gives each cell an address and marks the one that is open', () => {
  open([trippedRow])
  expect(screen.getByRole('link', { name: /tripped/ }).getAttribute('href')).toBe('/continuity?cell=objects@aws:us-east-1')
  expect(screen.getByRole('link', { current: true }).getAttribute('href')).toBe('/continuity?cell=objects@local')
})

it('opens a cell without leaving the page, except in another tab', () => {
  const { onOpenCell } = open([trippedRow])
  const cell = screen.getByRole('link', { name: /tripped/ })
  fireEvent.click(cell)
  expect(onOpenCell).toHaveBeenCalledWith('objects@aws:us-east-1')
  cell.addEventListener('click', (event) => event.preventDefault())
  fireEvent.click(cell, { ctrlKey: true })
  expect(onOpenCell).toHaveBeenCalledOnce()
})

it('says that nobody serves, and what is not in the chain', () => {
  const { row } = open([sampleRow({ port: 'models', servedBy: null, cells: [] })])
  expect(row(/^models/).getByText('nobody')).toBeTruthy()
  expect(row(/^models/).getAllByText('not in this chain')).toHaveLength(2)
})

it('shows an order with who, until when and why, and the way out of it', () => {
  const { onRelease } = open([sampleRow({ port: 'memory', modes: [sampleMode()] })])
  expect(screen.getByText(/forced local by Ana Lindqvist until 14:00/)).toBeTruthy()
  expect(screen.getByText('No return while S3 is out, the two belong together.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Release…' }))
  expect(onRelease).toHaveBeenCalledWith(sampleMode())
})

it('locks the way out for somebody without the right', () => {
  denial.current = { permission: 'continuity.force' }
  const { onRelease } = open([sampleRow({ modes: [sampleMode()] })])
  fireEvent.click(screen.getByRole('button', { name: 'Release…' }))
  expect(onRelease).not.toHaveBeenCalled()
})

it('says when each port was rehearsed, and what never was', () => {
  const { row } = open([trippedRow, sampleRow({ port: 'memory' })])
  expect(
    row(/^objects/)
      .getByRole('link', { name: /4 d ago|ago/ })
      .getAttribute('href'),
  ).toMatch(/^\/continuity\/drills\//)
  expect(row(/^memory/).getByText('never')).toBeTruthy()
})
