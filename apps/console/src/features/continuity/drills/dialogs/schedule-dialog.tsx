'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeScheduleInput, type ChangeScheduleInput, type DrillSchedule } from '@understudy/continuity'
import { Checkbox, Field, FieldGrid, FormDialog, Select, Text, toast } from '@understudy/ui'
import { errorOf } from '@/client/error-of'
import { useTRPC } from '@/client/trpc'

interface FormProps {
  schedule: DrillSchedule
  isSending: boolean
  error: string | undefined
  onSubmit: (chosen: ChangeScheduleInput) => void
  onClose: () => void
}

const days = changeScheduleInput.shape.day.options
const titled = (day: string): string => day.charAt(0).toUpperCase() + day.slice(1)
const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

/** When drills start by themselves, and whether they do. */
export function ScheduleForm({ schedule, isSending, error, onSubmit, onClose }: FormProps) {
  const [isOn, setIsOn] = useState(schedule.isWanted)
  const [day, setDay] = useState(schedule.day)
  const [hour, setHour] = useState(schedule.hour)
  return (
    <FormDialog
      title="Change the schedule of drills"
      submitLabel={isOn ? `Start them ${titled(day)}s ${clock(hour)} UTC` : 'Switch them off'}
      isSubmitting={isSending}
      error={error}
      onSubmit={() => onSubmit({ isOn, day, hour })}
      onClose={onClose}
    >
      <Checkbox label="Drills start by themselves, once a week" checked={isOn} onChange={setIsOn} />
      <FieldGrid columns={2}>
        <Field label="Day">
          <Select
            value={day}
            disabled={!isOn}
            options={[...days.slice(1), ...days.slice(0, 1)].map((value) => ({ value, label: titled(value) }))}
            onChange={({ target }) => setDay(days.find((each) => each === target.value) ?? day)}
          />
        </Field>
        <Field label="Time, UTC">
          <Select
            value={String(hour)}
            disabled={!isOn}
            options={Array.from({ length: 24 }, (_, each) => ({ value: String(each), label: clock(each) }))}
            onChange={({ target }) => setHour(Number(target.value))}
          />
        </Field>
      </FieldGrid>
      <Text as="p" tone="quiet">
        {isOn
          ? 'Every port has its turn, one after the other, against the sandbox alone. It counts from the next full hour on, whatever the configuration says.'
          : 'No drill starts by itself any more; one that plays goes on. Ports that are not rehearsed for 8 days are said on the Overview.'}
      </Text>
    </FormDialog>
  )
}

export function ScheduleDialog({ schedule, onClose }: { schedule: DrillSchedule; onClose: () => void }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { mutate, isPending, error } = useMutation(
    trpc.drills.changeSchedule.mutationOptions({
      onSuccess: (_, { isOn, day, hour }) => {
        toast.success(isOn ? `Drills start ${titled(day)}s ${clock(hour)} UTC` : 'No drill starts by itself any more')
        onClose()
        void queryClient.invalidateQueries({ queryKey: trpc.drills.pathKey() })
      },
    }),
  )
  return (
    <ScheduleForm
      schedule={schedule}
      isSending={isPending}
      error={error ? errorOf(error).message : undefined}
      onSubmit={(chosen) => mutate(chosen)}
      onClose={onClose}
    />
  )
}
