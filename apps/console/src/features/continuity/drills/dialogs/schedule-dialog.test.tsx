import { fireEvent, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { renderUi } from '@understudy/ui/testing'
import { sampleSchedule } from '../testing-drills'
import { ScheduleForm } from './schedule-dialog'

function open(change = {}) {
  const onSubmit = vi.fn()
  renderUi(
    <ScheduleForm schedule={sampleSchedule(change)} isSending={false} error={undefined} onSubmit={onSubmit} onClose={vi.fn()} />,
  )
  return onSubmit
}

it('begins with what is in force, and says on its button what it will do', () => {
  const onSubmit = open()
  fireEvent.change(screen.getByLabelText('Day'), { target: { value: 'friday' } })
  fireEvent.change(screen.getByLabelText('Time, UTC'), { target: { value: '22' } })
  fireEvent.click(screen.getByRole('button', { name: 'Start them Fridays 22:00 UTC' }))
  expect(onSubmit).toHaveBeenCalledWith({ isOn: true, day: 'friday', hour: 22 })
})

it('switches them off, and keeps the day and the time for later', () => {
  const onSubmit = open()
  fireEvent.click(screen.getByRole('checkbox'))
  fireEvent.click(screen.getByRole('button', { name: 'Switch them off' }))
  expect(onSubmit).toHaveBeenCalledWith({ isOn: false, day: 'sunday', hour: 4 })
})
