'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { Fragment, type RefObject } from 'react'
import { DataTableRow } from './data-table-row.tsx'
import { virtualPastRows, type DataTableProps } from './data-table-types.ts'
import type { DataTableModel } from './use-data-table.ts'
import { useRowKeys } from './use-row-keys.ts'

type Props<Row> = DataTableProps<Row> & {
  table: DataTableModel<Row>
  scroller: RefObject<HTMLDivElement | null>
  isGrid: boolean
}

const rowHeightPx = 36

export function DataTableBody<Row>(props: Props<Row>) {
  const { table, scroller, isGrid, columns, groupOf, selection } = props
  const rows = table.getRowModel().rows
  const isVirtual = rows.length > virtualPastRows
  const virtual = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 12,
    initialRect: { width: 800, height: 640 },
  })
  const keys = useRowKeys({ count: rows.length, isGrid, reveal: (index) => isVirtual && virtual.scrollToIndex(index) })
  const items = isVirtual ? virtual.getVirtualItems() : rows.map((_, index) => ({ index, start: 0, end: 0 }))
  const before = isVirtual ? (items[0]?.start ?? 0) : 0
  const after = isVirtual ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0
  const width = columns.length + (selection === undefined ? 0 : 1)
  return (
    <tbody role="rowgroup" ref={keys.body} onKeyDown={keys.onKeyDown}>
      {before > 0 && <Spacer height={before} width={width} />}
      {items.map(({ index }) => {
        const row = rows[index]
        if (row === undefined) return null
        const group = groupOf?.(row.original.row)
        const previous = rows[index - 1]
        const startsGroup = group !== undefined && (previous === undefined || groupOf?.(previous.original.row) !== group)
        return (
          <Fragment key={row.id}>
            {startsGroup && (
              <tr role="row" className="group-row">
                <th role="rowheader" scope="rowgroup" colSpan={width}>
                  {group}
                </th>
              </tr>
            )}
            <DataTableRow
              {...props}
              row={row}
              index={index}
              isTabStop={index === keys.current}
              onFocus={() => keys.setCurrent(index)}
              {...(isVirtual ? { measure: virtual.measureElement } : {})}
            />
          </Fragment>
        )
      })}
      {after > 0 && <Spacer height={after} width={width} />}
    </tbody>
  )
}

function Spacer({ height, width }: { height: number; width: number }) {
  return (
    <tr aria-hidden="true" className="spacer-row">
      <td colSpan={width} style={{ height }} />
    </tr>
  )
}
