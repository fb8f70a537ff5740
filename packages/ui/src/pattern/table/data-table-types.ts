import type { ReactNode } from 'react'

/** Where a cell goes when the table becomes a list below 720 px. */
export type ListPlace = 'title' | 'text' | 'labelled' | 'end' | 'hidden'

export type DataColumn<Row> = {
  id: string
  header: ReactNode
  /** Read out, not shown: for a column of buttons. */
  isHeaderHidden?: boolean | undefined
  cell: (row: Row) => ReactNode
  align?: 'left' | 'right' | undefined
  widthPx?: number | undefined
  isSortable?: boolean | undefined
  /** Carries the row's own link, when rows have an address. The first column does unless another says so. */
  isRowLink?: boolean | undefined
  inList?: ListPlace | undefined
}

export type Sort = { columnId: string; direction: 'ascending' | 'descending' }

export type Selection = {
  ids: ReadonlySet<string>
  onChange: (ids: ReadonlySet<string>) => void
  isSelectable?: ((id: string) => boolean) | undefined
}

export type More = {
  total?: number | undefined
  hasMore: boolean
  isLoading?: boolean | undefined
  onLoad: () => void
  label?: string | undefined
}

export type DataTableProps<Row> = {
  /** What the rows are: names the table for screen readers. */
  label: string
  columns: readonly DataColumn<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** Address of a row; Enter, a click and the middle button open it. */
  rowHref?: ((row: Row) => string) | undefined
  onOpen?: ((row: Row) => void) | undefined
  /** The row whose side panel is open. */
  openId?: string | undefined
  sort?: Sort | undefined
  onSort?: ((sort: Sort) => void) | undefined
  selection?: Selection | undefined
  /** Rows under headings, such as days; rows must come in group order. */
  groupOf?: ((row: Row) => string) | undefined
  isLoading?: boolean | undefined
  empty?: ReactNode
  error?: ReactNode
  more?: More | undefined
  /** Height of the scrolling part; past 200 rows the table scrolls by itself in any case. */
  heightPx?: number | undefined
}

export const virtualPastRows = 200
