import clsx from 'clsx'
import type { ReactNode } from 'react'

export type PlainTableProps = {
  label: string
  columns: readonly { header: ReactNode; align?: 'left' | 'right' | undefined }[]
  rows: readonly { id: string; cells: readonly ReactNode[] }[]
  /** Reads the first cell as the row's name. */ hasRowNames?: boolean | undefined
}

/** A small table of facts with nothing to press or sort. */
export function PlainTable({ label, columns, rows, hasRowNames = false }: PlainTableProps) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="table plain" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col" className={clsx(column.align === 'right' && 'align-right') || undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {row.cells.map((cell, index) => {
                const Cell = hasRowNames && index === 0 ? 'th' : 'td'
                return (
                  <Cell
                    key={index}
                    {...(Cell === 'th' ? { scope: 'row' } : {})}
                    className={clsx(columns[index]?.align === 'right' && 'align-right') || undefined}
                  >
                    {cell}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
