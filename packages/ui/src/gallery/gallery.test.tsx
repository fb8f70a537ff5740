import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { renderUi } from '../testing/render-ui.tsx'
import { Gallery } from './gallery.tsx'

it('draws every pattern without a complaint from React, each control with a name', () => {
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  renderUi(<Gallery />)
  const messages = complaint.mock.calls.map(([first]) => String(first))
  complaint.mockRestore()
  expect(messages).toEqual([])
  for (const role of ['button', 'link', 'textbox', 'checkbox', 'switch', 'radio', 'combobox', 'searchbox'] as const) {
    const controls = screen.queryAllByRole(role)
    expect(controls.length, role).toBeGreaterThan(0)
    expect(screen.queryAllByRole(role, { name: /\S/ }).length, role).toBe(controls.length)
  }
}, 30_000)
