'use client'
import { createColumnHelper, rowSelectionFeature, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import type { DataTableProps } from './data-table-types.ts'

const features = tableFeatures({ rowSortingFeature, rowSelectionFeature })

/** The table model: order and selection are owned by the page, so that the address can hold them. */
export function useDataTable<Row>({ columns, rows, rowId, sort, onSort, selection }: DataTableProps<Row>) {
  const columnDefs = useMemo(() => {
    const helper = createColumnHelper<typeof features, Wrapped<Row>>()
    return helper.columns(
      columns.map((column) =>
        helper.accessor((wrapped) => wrapped.row, {
          id: column.id,
          header: () => column.header,
          cell: (context) => column.cell(context.row.original.row),
          enableSorting: column.isSortable === true,
        }),
      ),
    )
  }, [columns])
  const data = useMemo(() => rows.map((row) => ({ row })), [rows])
  const sorting = useMemo(
    () => (sort === undefined ? [] : [{ id: sort.columnId, desc: sort.direction === 'descending' }]),
    [sort],
  )
  const rowSelection = useMemo(
    () => Object.fromEntries([...(selection?.ids ?? [])].map((id) => [id, true] as const)),
    [selection?.ids],
  )
  return useTable({
    features,
    columns: columnDefs,
    data,
    getRowId: (wrapped) => rowId(wrapped.row),
    manualSorting: true,
    enableSortingRemoval: false,
    state: { sorting, rowSelection },
    onSortingChange: (updater) => {
      const next = (typeof updater === 'function' ? updater(sorting) : updater)[0]
      if (next !== undefined) onSort?.({ columnId: next.id, direction: next.desc ? 'descending' : 'ascending' })
    },
    onRowSelectionChange: (updater) => {
      const next = typeof updater === 'function' ? updater(rowSelection) : updater
      selection?.onChange(new Set(Object.keys(next).filter((id) => next[id] === true)))
    },
    enableRowSelection: (row) => selection?.isSelectable?.(row.id) ?? true,
  })
}

/** Rows may be anything, also arrays and strings; the model wants records. */
type Wrapped<Row> = { row: Row }

export type DataTableModel<Row> = ReturnType<typeof useDataTable<Row>>
