'use client'
import clsx from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { Checkbox } from '../../primitive/input/checkbox.tsx'
import { Icon } from '../../primitive/sign/icon.tsx'
import { useUi } from '../../provider/use-ui.ts'
import type { DataColumn, Selection, Sort } from './data-table-types.ts'
import type { DataTableModel } from './use-data-table.ts'

type Props<Row> = {
  table: DataTableModel<Row>
  columns: readonly DataColumn<Row>[]
  selection: Selection | undefined
  sort: Sort | undefined
  ids: readonly string[]
}

export function DataTableHead<Row>({ table, columns, selection, sort, ids }: Props<Row>) {
  const { words } = useUi()
  const headers = table.getHeaderGroups()[0]?.headers ?? []
  return (
    <thead role="rowgroup">
      <tr role="row">
        {selection !== undefined && (
          <th role="columnheader" scope="col" className="select-cell">
            <SelectAll label={words.selectAll} selection={selection} ids={ids} />
          </th>
        )}
        {headers.map((header, index) => {
          const column = columns[index]
          const isSorted = sort?.columnId === header.column.id
          const order = isSorted ? sort.direction : undefined
          return (
            <th
              key={header.id}
              role="columnheader"
              scope="col"
              className={clsx(column?.align === 'right' && 'align-right') || undefined}
              aria-sort={order}
            >
              {header.column.getCanSort() ? (
                <button
                  type="button"
                  className={clsx('sort', isSorted && 'is-sorted')}
                  onClick={() => header.column.toggleSorting(order === undefined ? true : order === 'ascending')}
                >
                  <table.FlexRender header={header} />
                  {isSorted && <Icon>{order === 'descending' ? <ArrowDown /> : <ArrowUp />}</Icon>}
                </button>
              ) : (
                <span className={clsx(column?.isHeaderHidden === true && 'visually-hidden') || undefined}>
                  <table.FlexRender header={header} />
                </span>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function SelectAll({ label, selection, ids }: { label: string; selection: Selection; ids: readonly string[] }) {
  const selectable = ids.filter((id) => selection.isSelectable?.(id) ?? true)
  const chosen = selectable.filter((id) => selection.ids.has(id)).length
  const checked = chosen === 0 ? false : chosen === selectable.length ? true : 'mixed'
  return (
    <Checkbox
      isLabelHidden
      label={label}
      checked={checked}
      onChange={() => selection.onChange(new Set(checked === true ? [] : selectable))}
    />
  )
}
