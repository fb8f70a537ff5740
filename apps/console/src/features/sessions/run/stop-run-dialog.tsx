'use client'
import { Button, Dialog } from '@understudy/ui'
import type { ShownStep } from '../model'

interface StopRunDialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  steps: readonly ShownStep[]
  isBusy: boolean
  onStop: () => void
}

/** Says what stopping does before it does it. */
export function StopRunDialog({ isOpen, onOpenChange, steps, isBusy, onStop }: StopRunDialogProps) {
  const done = steps.filter((step) => step.status === 'succeeded').length
  const running = steps.find((step) => step.status === 'running')
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="Stop the run"
      width="narrow"
      acts={
        <>
          <Button onClick={() => onOpenChange(false)}>Let it run</Button>
          <Button variant="primary" isBusy={isBusy} onClick={onStop}>
            Stop the run
          </Button>
        </>
      }
    >
      <p>
        {`${done} of ${steps.length} steps are done and keep what they made. `}
        {running && `“${running.title}” stops within 2 s and keeps nothing. `}
        The steps after it do not begin.
      </p>
      <p>It can be continued later from the step where it stopped; nothing that is done is done again.</p>
    </Dialog>
  )
}
