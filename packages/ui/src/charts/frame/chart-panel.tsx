'use client'
import { ChartLine, Table2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Panel } from '../../pattern/page/panel.tsx'
import { EmptyState } from '../../pattern/state/empty-state.tsx'
import { LoadingState } from '../../pattern/state/loading-state.tsx'
import { PlainTable } from '../../pattern/table/plain-table.tsx'
import { IconButton } from '../../primitive/action/icon-button.tsx'
import { useUi } from '../../provider/use-ui.ts'

export type ChartStates = { isLoading?: boolean | undefined; error?: ReactNode; empty?: ReactNode }

export type ChartTable = {
  columns: readonly { header: ReactNode; align?: 'left' | 'right' | undefined }[]
  rows: readonly { id: string; cells: readonly ReactNode[] }[]
}

export type ChartPanelProps = ChartStates & {
  title: string
  subtitle?: ReactNode
  legend?: ReactNode
  heightPx: number
  isBlank: boolean
  table: ChartTable
  /** Without border and heading, inside another panel. */
  isBare?: boolean | undefined
  children: ReactNode
}

/** What every chart has around it: a heading, a legend, the table behind it, and its states at the same height. */
export function ChartPanel(props: ChartPanelProps) {
  const { title, subtitle, legend, heightPx, isBlank, table, isBare = false } = props
  const { words } = useUi()
  const [isTable, setIsTable] = useState(false)
  const toggle = !isBlank && (
    <IconButton
      label={isTable ? words.chart : words.table}
      aria-pressed={isTable}
      icon={isTable ? <ChartLine /> : <Table2 />}
      onClick={() => setIsTable(!isTable)}
    />
  )
  const content = (
    <figure
      aria-label={title}
      className={isTable ? 'chart-figure is-table' : 'chart-figure'}
      style={isTable ? { height: heightPx, overflow: 'auto' } : { minHeight: heightPx }}
    >
      {isTable && !isBlank ? (
        <PlainTable label={title} columns={table.columns} rows={table.rows} hasRowNames />
      ) : (
        <ChartContent {...props} />
      )}
    </figure>
  )
  const acts = (
    <>
      {!isBlank && legend}
      {toggle}
    </>
  )
  if (isBare)
    return (
      <div className="chart-bare">
        <div className="row end">{acts}</div>
        {content}
      </div>
    )
  return (
    <Panel title={title} subtitle={subtitle} acts={acts} isFlush>
      <div className="chart-body">{content}</div>
    </Panel>
  )
}

function ChartContent({ isLoading = false, error, empty, isBlank, heightPx, children }: ChartPanelProps) {
  const { words } = useUi()
  if (error !== undefined && error !== null && error !== false) return error
  if (isLoading && isBlank) return <LoadingState shape="chart" heightPx={heightPx} />
  if (isBlank) return empty ?? <EmptyState title={words.noData} />
  return children
}
