'use client'
import { useMemo } from 'react'
import { TimeSeries, type TimeSeriesProps } from '../time-series/time-series.tsx'
import { prepareLatency, type LatencySeries } from './prepare-latency.ts'

export type LatencyChartProps = Omit<TimeSeriesProps, 'series' | 'unit'> & { series: readonly LatencySeries[] }

/** How long calls took: p50 and p95 in milliseconds. */
export function LatencyChart({ series, ...rest }: LatencyChartProps) {
  const lines = useMemo(() => prepareLatency(series), [series])
  return <TimeSeries {...rest} series={lines} unit="ms" />
}
