import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { World } from '@understudy/observe'
import { WorldBar } from '@understudy/ui'
import { renderUi } from '@understudy/ui/testing'
import { notesOf } from './world-bar-live'

const drill = { id: '018f0000-0000-7000-8000-00000000d001', title: 'Oct-2025', state: 'running' } as const
const world = (attention: Partial<World['attention']>): World => ({
  kind: 'aws',
  ports: [],
  orders: [],
  recovering: null,
  waitingAws: 0,
  checkedAt: new Date(),
  attention: { alarms: [], conflicts: 0, drill: null, ...attention },
})
const show = (attention: Partial<World['attention']>, mayRead = true) =>
  renderUi(<WorldBar state="ok" title="All on AWS" notes={notesOf(world(attention), mayRead)} />)

it('leads to the inbox with how many conflicts need a decision, and to the drill that plays', () => {
  show({ conflicts: 3, drill })
  expect(screen.getByRole('link', { name: '3 conflicts need a decision' }).getAttribute('href')).toBe('/continuity/journal#inbox')
  expect(screen.getByRole('link', { name: 'A drill plays: Oct-2025' }).getAttribute('href')).toBe(
    `/continuity/drills/${drill.id}`,
  )
})

it('says it without a link to who may not see them', () => {
  show({ conflicts: 1, drill }, false)
  expect(screen.getByText('1 conflict needs a decision')).toBeTruthy()
  expect(screen.getByText('A drill plays: Oct-2025')).toBeTruthy()
  expect(screen.queryByRole('link')).toBeNull()
})

it('says of a drill whether it waits, plays or is being checked', () => {
  const said = (['queued', 'running', 'checking'] as const).map(
    (state) => notesOf(world({ drill: { ...drill, state } }), true)[0]!.text,
  )
  expect(said).toEqual(['A drill waits for a worker: Oct-2025', 'A drill plays: Oct-2025', 'A drill is being checked: Oct-2025'])
})

it('says nothing of conflicts and drills while there are none', () => {
  expect(show({}).container.textContent).toBe('All on AWS')
})
