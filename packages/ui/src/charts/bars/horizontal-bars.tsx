'use client'
import { useMemo, type ReactNode } from 'react'
import { Bar, BarChart, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { formatNumber } from '../../format/index.ts'
import { useUi } from '../../provider/use-ui.ts'
import { ChartPanel, type ChartStates } from '../frame/chart-panel.tsx'
import { prepareBars, type BarItem } from './prepare-bars.ts'

export type HorizontalBarsProps = ChartStates & {
  title: string
  subtitle?: ReactNode
  items: readonly BarItem[]
  /** What an item is and what is measured, for the table: "Speaker", "Spoke". */
  itemWord: string
  valueWord: string
  shareWord?: string | undefined
  most?: number | undefined
  isBare?: boolean | undefined
}

const rowPx = 24

/** One bar for each name, with its value and its share of the whole. */
export function HorizontalBars({
  title,
  subtitle,
  items,
  itemWord,
  valueWord,
  shareWord = '%',
  most,
  isBare,
  ...states
}: HorizontalBarsProps) {
  const { language, words } = useUi()
  const prepared = useMemo(() => prepareBars(items, language, most), [items, language, most])
  const heightPx = Math.max(1, prepared.bars.length) * rowPx
  const table = {
    columns: [
      { header: itemWord },
      { header: valueWord, align: 'right' as const },
      { header: shareWord, align: 'right' as const },
    ],
    rows: prepared.bars.map((bar) => ({ id: bar.id, cells: [bar.name, bar.text, bar.shareText] })),
  }
  return (
    <ChartPanel
      {...states}
      title={title}
      subtitle={subtitle}
      heightPx={heightPx}
      isBlank={items.length === 0}
      table={table}
      isBare={isBare}
    >
      <div className="bars">
        <ul>
          {prepared.bars.map((bar) => (
            <li key={bar.id} className="cut" title={bar.name}>
              {bar.name}
            </li>
          ))}
        </ul>
        <div style={{ height: heightPx }}>
          <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 120, height: heightPx }}>
            <BarChart
              data={prepared.bars}
              layout="vertical"
              margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
              barCategoryGap={0}
              accessibilityLayer={false}
            >
              <XAxis type="number" hide domain={[0, prepared.largest]} />
              <YAxis type="category" dataKey="id" hide />
              <Bar
                dataKey="value"
                barSize={8}
                fill="var(--series-2)"
                background={{ fill: 'var(--sunken)' }}
                isAnimationActive={false}
              />
            </BarChart>
          </ResponsiveContainer>
        </div>
        <ul className="align-right">
          {prepared.bars.map((bar) => (
            <li key={bar.id}>
              {bar.text} <span className="text-3">{bar.shareText}</span>
            </li>
          ))}
        </ul>
      </div>
      {prepared.left !== undefined && (
        <p className="hint">
          {words.shown(formatNumber(prepared.bars.length, { language }), formatNumber(items.length, { language }))}
        </p>
      )}
    </ChartPanel>
  )
}
