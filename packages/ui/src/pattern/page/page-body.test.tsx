import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { PageBody } from './page-body.tsx'

it('keeps the page, its focus and what was typed when a panel opens and closes', () => {
  const page = <input aria-label="Find" />
  const { rerender } = render(<PageBody>{page}</PageBody>)
  const field = screen.getByLabelText('Find')
  field.focus()
  rerender(<PageBody aside={<aside>panel</aside>}>{page}</PageBody>)
  expect(screen.getByLabelText('Find')).toBe(field)
  expect(document.activeElement).toBe(field)
  rerender(<PageBody>{page}</PageBody>)
  expect(document.activeElement).toBe(field)
})
