import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { renderUi } from '../../testing/render-ui.tsx'
import type { DataColumn } from './data-table-types.ts'
import { DataTable } from './data-table.tsx'

type Meeting = { id: string; title: string; turns: number }
const meetings: Meeting[] = ['Weekly', 'Sales', 'Hiring'].map((title, index) => ({ id: `m${index}`, title, turns: index * 10 }))
const columns: DataColumn<Meeting>[] = [
  { id: 'title', header: 'Title', cell: (row) => row.title, isSortable: true },
  { id: 'turns', header: 'Turns', cell: (row) => row.turns, align: 'right', isSortable: true },
]
const base = { label: 'Meetings', columns, rows: meetings, rowId: (row: Meeting) => row.id }

it('is one tab stop; arrows move between rows and Enter opens', async () => {
  const open = vi.fn()
  renderUi(<DataTable {...base} onOpen={open} columns={columns.map((column) => ({ ...column, isSortable: false }))} />)
  await userEvent.tab()
  expect(document.activeElement?.getAttribute('data-row')).toBe('m0')
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}')
  expect(document.activeElement?.getAttribute('data-row')).toBe('m1')
  await userEvent.keyboard('{Enter}')
  expect(open).toHaveBeenCalledExactlyOnceWith(meetings[1])
  await userEvent.keyboard('{End}')
  expect(document.activeElement?.getAttribute('data-row')).toBe('m2')
})

it('marks the open row as selected', () => {
  renderUi(<DataTable {...base} onOpen={() => undefined} openId="m1" />)
  expect(screen.getByRole('row', { selected: true }).textContent).toContain('Sales')
})

it('opens the address of a row on Enter and lets controls in a row work by themselves', async () => {
  const follow = vi.fn((event: Event) => event.preventDefault())
  const press = vi.fn()
  document.addEventListener('click', (event) => event.target instanceof HTMLAnchorElement && follow(event))
  const withButton = [
    ...columns,
    { id: 'act', header: 'Act', cell: (row: Meeting) => <button onClick={press}>Stop {row.title}</button> },
  ]
  renderUi(<DataTable {...base} columns={withButton} rowHref={(row) => `/m/${row.id}`} />)
  expect(screen.getByRole('link', { name: 'Sales' }).getAttribute('href')).toBe('/m/m1')
  screen.getByRole('row', { name: /Sales/ }).focus()
  await userEvent.keyboard('{Enter}')
  expect(follow).toHaveBeenCalledOnce()
  await userEvent.click(screen.getByRole('button', { name: 'Stop Sales' }))
  expect(press).toHaveBeenCalledOnce()
  expect(follow).toHaveBeenCalledOnce()
})

it('says the order in the head and asks for the other one on a press', async () => {
  const onSort = vi.fn()
  renderUi(<DataTable {...base} sort={{ columnId: 'turns', direction: 'descending' }} onSort={onSort} />)
  expect(screen.getByRole('columnheader', { name: 'Turns' }).getAttribute('aria-sort')).toBe('descending')
  await userEvent.click(screen.getByRole('button', { name: 'Turns' }))
  expect(onSort).toHaveBeenLastCalledWith({ columnId: 'turns', direction: 'ascending' })
  await userEvent.click(screen.getByRole('button', { name: 'Title' }))
  expect(onSort).toHaveBeenLastCalledWith({ columnId: 'title', direction: 'descending' })
})

function Selectable() {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  return <DataTable {...base} selection={{ ids, onChange: setIds, isSelectable: (id) => id !== 'm2' }} />
}

it('selects with X, and all that may be selected with the box in the head', async () => {
  renderUi(<Selectable />)
  const all = screen.getByRole('checkbox', { name: 'Select all shown' })
  screen.getByRole('row', { name: /Weekly/ }).focus()
  await userEvent.keyboard('x')
  expect(all.getAttribute('aria-checked')).toBe('mixed')
  await userEvent.click(all)
  expect(screen.getAllByRole('checkbox', { name: 'Select row', checked: true })).toHaveLength(2)
  await userEvent.click(all)
  expect(screen.queryAllByRole('checkbox', { checked: true })).toHaveLength(0)
})

it('shows the empty slot only when there is truly nothing, and the error in its place', () => {
  const empty = <p>No meeting yet</p>
  const { rerender } = renderUi(<DataTable {...base} rows={[]} empty={empty} isLoading />)
  expect(screen.queryByText('No meeting yet')).toBeNull()
  rerender(<DataTable {...base} rows={[]} empty={empty} />)
  expect(screen.getByText('No meeting yet')).toBeTruthy()
  rerender(<DataTable {...base} rows={[]} empty={empty} error={<p>Could not be loaded</p>} />)
  expect(screen.queryByText('No meeting yet')).toBeNull()
  expect(screen.getByText('Could not be loaded')).toBeTruthy()
})

it('asks for more rows and says how many of how many are shown', async () => {
  const load = vi.fn()
  renderUi(<DataTable {...base} more={{ total: 1871, hasMore: true, onLoad: load }} />)
  expect(screen.getByText('3 of 1,871 shown')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Older' }))
  expect(load).toHaveBeenCalledOnce()
})

it('draws only the rows in view past two hundred, and says how many there are', () => {
  const rows = Array.from({ length: 1000 }, (_, index) => ({ id: `r${index}`, title: `Meeting ${index}`, turns: index }))
  renderUi(<DataTable {...base} rows={rows} onOpen={() => undefined} />)
  const grid = screen.getByRole('grid', { name: 'Meetings' })
  expect(grid.getAttribute('aria-rowcount')).toBe('1000')
  expect(within(grid).getAllByRole('row').length).toBeLessThan(100)
})
