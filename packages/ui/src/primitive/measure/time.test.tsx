import { fireEvent, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { renderUi } from '../../testing/render-ui.tsx'
import { Time } from './time.tsx'

const night = Date.UTC(2026, 10, 21, 1, 47, 11)

function copyFrom(element: HTMLElement, selected: Node) {
  const range = document.createRange()
  range.selectNodeContents(selected)
  getSelection()?.removeAllRanges()
  getSelection()?.addRange(range)
  const setData = vi.fn()
  fireEvent.copy(element, { clipboardData: { setData } })
  return setData
}

it('shows the time in the zone of the person and carries the exact one', () => {
  renderUi(<Time at={night} show="exact" />)
  const time = screen.getByText('Sat 21 Nov 2026, 02:47:11 CET')
  expect(time.getAttribute('datetime')).toBe('2026-11-21T01:47:11.000Z')
})

it('copies as ISO 8601, but leaves a longer selection as it stands', () => {
  renderUi(
    <p data-testid="line">
      at <Time at={night} show="clock" /> it moved
    </p>,
  )
  const time = screen.getByText('02:47')
  expect(copyFrom(time, time)).toHaveBeenCalledWith('text/plain', '2026-11-21T01:47:11.000Z')
  expect(copyFrom(time, screen.getByTestId('line'))).not.toHaveBeenCalled()
})
