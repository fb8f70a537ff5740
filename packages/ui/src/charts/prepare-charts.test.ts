import { describe, expect, it } from 'vitest'
import { prepareBars } from './bars/prepare-bars.ts'
import { prepareLatency } from './latency/prepare-latency.ts'
import { prepareMeetingStrip } from './meeting/prepare-meeting-strip.ts'
import { prepareSparkline } from './sparkline/prepare-sparkline.ts'
import { prepareStackedSides } from './stacked-sides/prepare-stacked-sides.ts'
import { prepareTimeSeries } from './time-series/prepare-time-series.ts'

const points = (...values: (number | null)[]) => values.map((value, at) => ({ at, value }))

describe('calls by side', () => {
  it('stacks AWS below the second region below local, whatever order they come in', () => {
    const { layers } = prepareStackedSides([
      { side: 'local', name: 'local', points: points(1) },
      { side: 'aws2', name: 'us-west-2', points: points(1) },
      { side: 'aws', name: 'us-east-1', points: points(1) },
    ])
    expect(layers.map((layer) => layer.side)).toEqual(['aws', 'aws2', 'local'])
  })
  it('draws no line for a side that did not serve, and the edge where it starts', () => {
    const { rows, extent } = prepareStackedSides([
      { side: 'aws', name: 'us-east-1', points: points(9, 9, 5, 9) },
      { side: 'local', name: 'local', points: points(0, 0, 4, 0) },
    ])
    expect(rows.map((row) => row.values['local'])).toEqual([null, 0, 4, 0])
    expect(extent).toEqual([9, 9, 9, 9])
  })
  it('leaves a gap where nothing is known', () => {
    const { rows, extent, isBlank } = prepareStackedSides([{ side: 'aws', name: 'us-east-1', points: points(9, null, 9) }])
    expect(rows[1]?.values['aws']).toBeNull()
    expect(extent).toEqual([9, null, 9])
    expect(isBlank).toBe(false)
  })
})

describe('lines', () => {
  it('tells series apart by weight and dash, and sides by their hue', () => {
    const { lines } = prepareTimeSeries([
      { id: 'a', name: 'a', points: points(1) },
      { id: 'b', name: 'b', points: points(2) },
      { id: 'c', name: 'local', side: 'local', points: points(3) },
    ])
    expect(lines.map((line) => [line.color, line.dash])).toEqual([
      ['var(--series-1)', 'solid'],
      ['var(--series-2)', 'dashed'],
      ['var(--local)', 'solid'],
    ])
  })
  it('is blank only when no value is known: zero is a value', () => {
    expect(prepareTimeSeries([{ id: 'a', name: 'a', points: points(null, null) }]).isBlank).toBe(true)
    expect(prepareTimeSeries([{ id: 'a', name: 'a', points: points(0) }]).isBlank).toBe(false)
  })
  it('draws p50 and p95 of each series, named when there are several', () => {
    const one = { id: 'objects', name: 'objects', p50: points(1), p95: points(2) }
    expect(prepareLatency([one]).map((line) => line.name)).toEqual(['p50', 'p95'])
    expect(prepareLatency([one, { ...one, id: 'memory', name: 'memory' }]).map((line) => line.name)).toEqual([
      'objects p50',
      'objects p95',
      'memory p50',
      'memory p95',
    ])
  })
  it('lifts the pen of a sparkline at null', () => {
    expect(prepareSparkline([1, 1, null, 1, 1]).path.match(/M/g)).toHaveLength(2)
    expect(prepareSparkline([null]).isBlank).toBe(true)
  })
})

describe('bars', () => {
  it('puts the largest first, shares of the whole, and says what is left out', () => {
    const items = [1, 3, 6].map((value) => ({ id: String(value), name: String(value), value, text: String(value) }))
    const { bars, left } = prepareBars(items, 'en', 2)
    expect(bars.map((bar) => [bar.id, bar.shareText.replace('\u00A0', ' ')])).toEqual([
      ['6', '60 %'],
      ['3', '30 %'],
    ])
    expect(left).toEqual({ count: 1, share: 0.1 })
  })
})

describe('a meeting on one axis', () => {
  const meeting = prepareMeetingStrip({
    lengthMs: 100_000,
    topics: [{ id: 't', title: 'Hosting', startMs: 25_000, endMs: 50_000 }],
    decisions: [{ id: 'd', title: 'Late', atMs: 120_000 }],
    speakers: [
      { id: 'quiet', name: 'Quiet', intervals: [{ startMs: 0, endMs: 10_000 }] },
      {
        id: 'much',
        name: 'Much',
        intervals: [
          { startMs: 10_050, endMs: 30_000 },
          { startMs: 10_000, endMs: 10_040 },
          { startMs: 60_000, endMs: 70_000 },
        ],
      },
    ],
  })
  it('places topics and keeps what lies past the end inside', () => {
    expect(meeting.topics[0]).toMatchObject({ leftPercent: 25, widthPercent: 25 })
    expect(meeting.decisions[0]?.leftPercent).toBe(100)
  })
  it('lists those who spoke most first and merges turns too close to tell apart', () => {
    expect(meeting.speakers.map((speaker) => speaker.id)).toEqual(['much', 'quiet'])
    expect(meeting.speakers[0]?.spans).toHaveLength(2)
    expect(meeting.speakers.reduce((sum, speaker) => sum + speaker.share, 0)).toBeCloseTo(1)
  })
})
