import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Rehearsal } from '@understudy/continuity'
import { renderUi } from '@understudy/ui/testing'
import { RehearsalAlarm } from './rehearsal-alarm'

const rehearsal = (port: Rehearsal['port'], isOverdue: boolean): Rehearsal => ({
  port,
  canRun: true,
  reason: null,
  last: null,
  isOverdue,
})

it('names the ports that were not rehearsed for too long, and leads to a drill of the first', () => {
  renderUi(<RehearsalAlarm rehearsals={[rehearsal('objects', false), rehearsal('memory', true), rehearsal('search', true)]} />)
  expect(screen.getByText('Not rehearsed for more than 8 days: memory, search.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Run a drill…' }).getAttribute('href')).toBe('/continuity/drills?run=port-memory')
})

it('says nothing while none is overdue, or nothing is known', () => {
  const { container, unmount } = renderUi(<RehearsalAlarm rehearsals={[rehearsal('objects', false)]} />)
  expect(container.textContent).toBe('')
  unmount()
  expect(renderUi(<RehearsalAlarm rehearsals={undefined} />).container.textContent).toBe('')
})
