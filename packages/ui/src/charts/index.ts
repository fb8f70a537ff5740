export { HorizontalBars, type HorizontalBarsProps } from './bars/horizontal-bars.tsx'
export { prepareBars, type BarItem } from './bars/prepare-bars.ts'
export type { ChartStates } from './frame/chart-panel.tsx'
export { LatencyChart, type LatencyChartProps } from './latency/latency-chart.tsx'
export { prepareLatency, type LatencySeries } from './latency/prepare-latency.ts'
export { MeetingStrip, type MeetingStripProps } from './meeting/meeting-strip.tsx'
export {
  prepareMeetingStrip,
  type MeetingDecision,
  type MeetingSpeaker,
  type MeetingTopic,
} from './meeting/prepare-meeting-strip.ts'
export { Sparkline, type SparklineProps } from './sparkline/sparkline.tsx'
export { prepareStackedSides, type SideSeries } from './stacked-sides/prepare-stacked-sides.ts'
export { StackedSides, type StackedSidesProps } from './stacked-sides/stacked-sides.tsx'
export { prepareTimeSeries, type Series } from './time-series/prepare-time-series.ts'
export { TimeSeries, type TimeSeriesProps } from './time-series/time-series.tsx'
export type { Annotation, TimePoint } from './time/time-point.ts'
