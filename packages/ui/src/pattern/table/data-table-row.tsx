'use client'
import clsx from 'clsx'
import type { MouseEvent, RefCallback } from 'react'
import { Checkbox } from '../../primitive/input/checkbox.tsx'
import { useUi } from '../../provider/use-ui.ts'
import type { DataTableProps } from './data-table-types.ts'
import type { DataTableModel } from './use-data-table.ts'

type Props<Row> = DataTableProps<Row> & {
  table: DataTableModel<Row>
  row: ReturnType<DataTableModel<Row>['getRowModel']>['rows'][number]
  index: number
  isGrid: boolean
  isTabStop: boolean
  onFocus: () => void
  measure?: RefCallback<HTMLTableRowElement>
}

export function DataTableRow<Row>({
  table,
  row,
  index,
  isGrid,
  isTabStop,
  onFocus,
  measure,
  columns,
  rowHref,
  onOpen,
  openId,
  selection,
}: Props<Row>) {
  const { words, Link } = useUi()
  const data = row.original.row
  const linkColumn = columns.find((column) => column.isRowLink === true) ?? columns[0]
  const canOpen = rowHref !== undefined || onOpen !== undefined
  const open = (event: MouseEvent<HTMLTableRowElement>) => {
    if (startsOnControl(event.target, event.currentTarget)) return
    if (onOpen !== undefined) onOpen(data)
    else event.currentTarget.querySelector<HTMLAnchorElement>('a[data-row-link], [data-row-link] a')?.click()
  }
  return (
    <tr
      role="row"
      ref={measure}
      data-index={index}
      data-row={row.id}
      aria-rowindex={index + 2}
      aria-selected={isGrid ? row.id === openId || row.getIsSelected() : undefined}
      className={clsx(canOpen && 'can-open', row.id === openId && 'is-open') || undefined}
      tabIndex={isGrid ? (isTabStop ? 0 : -1) : undefined}
      onFocus={onFocus}
      onClick={canOpen ? open : undefined}
    >
      {selection !== undefined && (
        <td role="gridcell" className="select-cell">
          {row.getCanSelect() && (
            <Checkbox
              isLabelHidden
              label={words.selectRow}
              checked={row.getIsSelected()}
              onChange={(isChecked) => row.toggleSelected(isChecked)}
            />
          )}
        </td>
      )}
      {row.getAllCells().map((cell, cellIndex) => {
        const column = columns[cellIndex]
        const content = <table.FlexRender cell={cell} />
        const hasLink = column === linkColumn && rowHref !== undefined
        return (
          <td
            key={cell.id}
            role={isGrid ? 'gridcell' : 'cell'}
            className={column?.align === 'right' ? 'align-right' : undefined}
            data-list={column?.inList ?? (cellIndex === 0 ? 'title' : 'text')}
            data-label={typeof column?.header === 'string' ? column.header : undefined}
          >
            {hasLink ? (
              <span data-row-link="">
                <Link href={rowHref(data)} tabIndex={-1} className="row-link">
                  {content}
                </Link>
              </span>
            ) : (
              content
            )}
          </td>
        )
      })}
    </tr>
  )
}

function startsOnControl(target: EventTarget, row: HTMLElement): boolean {
  if (!(target instanceof Element)) return false
  const control = target.closest('a, button, input, select, textarea, label, [role="menuitem"]')
  return control !== null && row.contains(control)
}
