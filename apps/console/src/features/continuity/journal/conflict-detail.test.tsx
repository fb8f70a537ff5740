import { fireEvent, screen, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { ConflictDetail } from '@understudy/continuity'
import { renderUi } from '@understudy/ui/testing'
import { sampleAt } from '../testing-samples'
import { ConflictDetailView } from './conflict-detail'

const version = { version: 'v', epoch: 41, at: sampleAt, operationId: 'op', contentType: 'application/json', bytes: 40 }
const conflict: ConflictDetail = {
  tenant: { id: 't', slug: 'meetmind' },
  id: '018f0000-0000-7000-8000-000000000002',
  port: 'objects',
  chain: 'summaries/steering.json',
  sentence: 'A write to us-east-1 timed out and landed later.',
  state: 'open',
  at: sampleAt,
  winner: { ...version, side: 'local', epoch: 42 },
  loser: { ...version, side: 'aws' },
  decidedAt: null,
  decidedBy: null,
  decision: null,
  winnerText: '{\n"status": "final"\n}',
  loserText: '{\n"status": "draft"\n}',
}

function open(change: Partial<ConflictDetail> = {}, denied?: { permission: string }) {
  const onDecide = vi.fn()
  renderUi(
    <ConflictDetailView
      conflict={{ ...conflict, ...change }}
      denied={denied}
      isSending={false}
      error={undefined}
      onDecide={onDecide}
    />,
  )
  return { onDecide, press: (name: string) => fireEvent.click(screen.getByRole('button', { name })) }
}

it('sets the loser against the winner, line by line', () => {
  open()
  const loser = within(screen.getByRole('group', { name: 'Loser, on aws' }))
  const winner = within(screen.getByRole('group', { name: 'Winner, on local' }))
  expect(loser.getByRole('img', { name: 'removed' }).parentElement?.textContent).toContain('"status": "draft"')
  expect(winner.getByRole('img', { name: 'added' }).parentElement?.textContent).toContain('"status": "final"')
})

it('sends the decision that was pressed', () => {
  const { onDecide, press } = open()
  press('Keep winner')
  press('Restore loser…')
  press('Merge by hand…')
  expect(onDecide.mock.calls).toEqual([['keep_winner'], ['restore_loser'], ['merge']])
})

it('does not offer to merge what is not text, and shows both versions’ facts instead', () => {
  const { onDecide, press } = open({ winnerText: null, loserText: null })
  press('Merge by hand…')
  expect(onDecide).not.toHaveBeenCalled()
  expect(screen.getAllByText('application/json')).toHaveLength(2)
})

it('keeps the acts in view, locked, without the right', () => {
  const { onDecide, press } = open({}, { permission: 'continuity.resolve' })
  press('Keep winner')
  expect(onDecide).not.toHaveBeenCalled()
  expect(screen.getAllByText('Needs continuity.resolve.').length).toBeGreaterThan(0)
})

it('says who decided what, and offers nothing more', () => {
  open({ state: 'loser_restored', decidedBy: 'Ana', decidedAt: sampleAt, decision: 'The draft was right.' })
  expect(screen.getByText(/The loser was restored/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Keep winner' })).toBeNull()
})
