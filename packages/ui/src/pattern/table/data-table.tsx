'use client'
import clsx from 'clsx'
import { useRef } from 'react'
import { useUi } from '../../provider/use-ui.ts'
import { DataTableBody } from './data-table-body.tsx'
import { DataTableFooter } from './data-table-footer.tsx'
import { DataTableHead } from './data-table-head.tsx'
import { DataTableSkeleton } from './data-table-skeleton.tsx'
import { virtualPastRows, type DataTableProps } from './data-table-types.ts'
import { useDataTable } from './use-data-table.ts'

/** Rows with sorting, selection, keyboard and keyset paging; a list below 720 px; virtual past 200 rows. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { words } = useUi()
  const scroller = useRef<HTMLDivElement>(null)
  const table = useDataTable(props)
  const { label, columns, rows, isLoading = false, empty, error, selection, more } = props
  const hasError = error !== undefined && error !== null && error !== false
  const isBlank = !isLoading && !hasError && rows.length === 0
  const isVirtual = rows.length > virtualPastRows
  const isGrid = props.rowHref !== undefined || props.onOpen !== undefined || selection !== undefined
  const height = props.heightPx ?? (isVirtual ? 640 : undefined)
  return (
    <div className="data-table">
      <div
        ref={scroller}
        className={clsx('table-scroll', height !== undefined && 'has-height')}
        style={height === undefined ? undefined : { maxHeight: height }}
      >
        <table
          className="table"
          role={isGrid ? 'grid' : 'table'}
          aria-label={label}
          aria-busy={isLoading || undefined}
          aria-rowcount={more?.total ?? (isVirtual ? rows.length : undefined)}
          aria-multiselectable={selection === undefined ? undefined : true}
        >
          {columns.some((column) => column.widthPx !== undefined) && (
            <colgroup>
              {selection !== undefined && <col style={{ width: 40 }} />}
              {columns.map((column) => (
                <col key={column.id} style={column.widthPx === undefined ? undefined : { width: column.widthPx }} />
              ))}
            </colgroup>
          )}
          <DataTableHead table={table} selection={selection} sort={props.sort} ids={rows.map(props.rowId)} columns={columns} />
          {isLoading && rows.length === 0 ? (
            <DataTableSkeleton columns={columns.length + (selection === undefined ? 0 : 1)} />
          ) : (
            !hasError && <DataTableBody {...props} table={table} scroller={scroller} isGrid={isGrid} />
          )}
        </table>
        {isLoading && (
          <span className="visually-hidden" role="status">
            {words.loading}
          </span>
        )}
      </div>
      {hasError && error}
      {isBlank && empty}
      {more !== undefined && !isBlank && !hasError && <DataTableFooter more={more} shown={rows.length} />}
    </div>
  )
}
