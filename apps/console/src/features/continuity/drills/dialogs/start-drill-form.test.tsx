import { fireEvent, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { DrillCatalogue, TimelineEntryView } from '@understudy/continuity'
import { renderUi } from '@understudy/ui/testing'
import { sampleSchedule, sampleTimeline } from '../testing-drills'
import { StartDrillForm, type StartDrillFormProps } from './start-drill-form'

const entry: TimelineEntryView = {
  name: 'oct-2025',
  timeline: sampleTimeline,
  problem: null,
  ports: ['objects', 'memory'],
  refusal: null,
  fastest: 7_200,
}
const catalogue: DrillCatalogue = {
  timelines: [entry],
  rehearsals: [],
  schedule: sampleSchedule(),
}

function open(change: Partial<StartDrillFormProps> = {}) {
  const onSubmit = vi.fn()
  const onChange = vi.fn()
  renderUi(
    <StartDrillForm
      catalogue={catalogue}
      entry={entry}
      compression="300"
      reason=""
      errors={{}}
      isSending={false}
      onChange={onChange}
      onSubmit={onSubmit}
      onClose={vi.fn()}
      {...change}
    />,
  )
  return { onSubmit, onChange, start: () => fireEvent.click(screen.getByRole('button', { name: /^Start/ })) }
}

it('says before anything is done what will be broken, for how long, under which load, and what is left out', () => {
  const { onSubmit, start } = open()
  expect(screen.getByText(/^2.min for 10.h, and the way back$/)).toBeTruthy()
  expect(screen.getByText(/^00:48–05:48 objects: STS errors, 40.% of calls$/)).toBeTruthy()
  expect(screen.getByText('10 calls/s by a tenant kept for drills')).toBeTruthy()
  expect(screen.getByText('search: the sandbox does not answer for them')).toBeTruthy()
  expect(screen.getByText(/every tenant on the sandbox meets the same outage/)).toBeTruthy()
  start()
  expect(onSubmit).toHaveBeenCalledOnce()
})

it('locks the act where it is not the sandbox that answers, and says why', () => {
  const refusal = 'Drills play against the sandbox AWS only. Switched off.'
  const { onSubmit, start } = open({ entry: { ...entry, refusal } })
  expect(screen.getByRole('alert').textContent).toContain(refusal)
  start()
  expect(onSubmit).not.toHaveBeenCalled()
})

it('says beside the field what is wrong with the speed', () => {
  const { onChange } = open({ compression: 'fast', errors: { compression: 'Give a number.' } })
  expect(screen.getByText('Give a number.')).toBeTruthy()
  expect(screen.getByText('a speed is missing')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('Times as fast as its own clock'), { target: { value: '2' } })
  expect(onChange).toHaveBeenCalledWith({ compression: '2' })
})
