import { fireEvent, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { renderUi } from '@understudy/ui/testing'
import { sampleMode, sampleRow, trippedRow } from '../testing-samples'
import { ModePanel, type ModePanelProps } from './mode-panel'

const refusal = 'us-east-1 is tripped. It would leave 118 calls/s without a side.'

function open(change: Partial<ModePanelProps> = {}) {
  const onForce = vi.fn()
  const onEnd = vi.fn()
  renderUi(
    <ModePanel
      row={trippedRow}
      refusals={{ force_aws: refusal }}
      denied={undefined}
      nowMs={Date.parse('2026-11-21T02:18:00Z')}
      onForce={onForce}
      onEnd={onEnd}
      {...change}
    />,
  )
  return { onForce, onEnd, press: (name: string) => fireEvent.click(screen.getByRole('button', { name })) }
}

it('keeps a refused order in view, with the reason, and does not open it', () => {
  const { onForce, press } = open()
  expect(screen.getByText('Force AWS is refused:').parentElement?.textContent).toContain(refusal)
  press('Force AWS…')
  expect(onForce).not.toHaveBeenCalled()
  press('Force local…')
  expect(onForce).toHaveBeenCalledWith('force_local')
})

it('locks every order for somebody without the right, and names the right', () => {
  const { onForce, press } = open({
    denied: { permission: 'continuity.force', grantedBy: 'A platform administrator' },
    refusals: {},
  })
  press('Force local…')
  expect(onForce).not.toHaveBeenCalled()
  expect(screen.getAllByText(/Needs continuity.force\. A platform administrator can grant it\./).length).toBeGreaterThan(0)
})

it('offers the way back while an order is in force', () => {
  const { onEnd, press } = open({ row: sampleRow({ modes: [sampleMode()] }), refusals: {} })
  expect(screen.getByText(/Forced local by Ana Lindqvist until/)).toBeTruthy()
  press('Back to auto…')
  expect(onEnd).toHaveBeenCalledOnce()
})
