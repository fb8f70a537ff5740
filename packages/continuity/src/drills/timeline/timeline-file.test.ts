import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { portNames } from '@understudy/ports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compress, compressionProblem, fastestCompression, isOutage, playedMs } from './compress.ts'
import { findTimeline, listTimelines, readTimeline } from './read-timelines.ts'

const shipped = path.resolve(import.meta.dirname, '../../../../../config/drills')
const good = `title: Short
summary: A short one.
duration: 20s
ports: [objects]
steps:
  - { at: 2s, until: 10s, fault: refuse, ports: [objects] }
load:
  one: { objects: { writes: 2 } }
`
let folder: string
beforeAll(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'understudy-timelines-'))))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (yaml: string) => {
  writeFileSync(path.join(folder, 'own.yaml'), yaml)
  return readTimeline(folder, 'own')
}

describe('a timeline’s file', () => {
  it('is put on the script’s own clock, with what its fault says unless told', () => {
    const timeline = read(good.replace('fault: refuse', 'fault: half_errors'))
    expect(timeline).toMatchObject({ name: 'own', title: 'Short', startsAt: null, durationMs: 20_000, compression: 1 })
    expect(timeline.steps).toEqual([
      {
        title: '50 % errors',
        atMs: 2_000,
        untilMs: 10_000,
        fault: 'half_errors',
        ports: ['objects'],
        operations: [],
        share: 0.5,
        delayMs: null,
        tenants: [],
      },
    ])
    expect(timeline.load).toEqual({ one: { objects: { writesPerS: 2, readsPerS: 0 } } })
    expect(timeline.claims).toMatchObject({ lostWrites: 0, differences: 0, failedShare: null, rtoMs: null })
  })

  it.each([
    ['fault: refuse', 'fault: explode', /own\.yaml: steps\.0\.fault \(line 6\) is a string, expected one of refuse, /],
    ['until: 10s', 'until: 1s', /steps\.0\.until \(line 6\) is a string, expected a moment after `at`/],
    ['until: 10s', 'until: 30s', /steps\.0\.until \(line 6\) .*before the timeline ends/],
    ['until: 10s', 'until: 02:40', /steps\.0\.until \(line 6\) .*where the timeline has startsAt/],
    ['duration: 20s', 'duration: soon', /duration \(line 3\) is a string, expected a duration such as/],
    ['ports: [objects] }', 'ports: [memory] }', /steps\.0\.ports \(line 6\) .*among the timeline’s ports/],
    [
      'ports: [objects]\nsteps',
      'ports: [mailbox]\nsteps',
      /ports\.0 \(line 4\) .*expected one of objects, memory, search, models/,
    ],
    ['fault: refuse,', 'fault: refuse, tenants: [two],', /steps\.0\.tenants \(line 6\) .*expected load of two/],
    ['fault: refuse,', 'fault: empty_dns, share: 0.4,', /steps\.0\.share \(line 6\) .*hits all calls or none/],
    ['fault: refuse,', 'fault: refuse, delay: 3s,', /steps\.0\.delay .*time is no part of refuse/],
    ['fault: refuse,', 'fault: refuse, probability: 2,', /Unrecognized key/],
    [
      'one: { objects: { writes: 2 } }',
      'one: { memory: { writes: 2 } }',
      /ports \(line 4\) .*without calls nothing is rehearsed/,
    ],
  ])('with %s as %s names file, field and line', (from, to, message) => {
    expect(() => read(good.replace(from, to))).toThrow(message)
  })

  it('that cannot be used is named in the list, and does not hide the others', () => {
    writeFileSync(path.join(folder, 'broken.yaml'), 'title: [')
    read(good)
    expect(listTimelines(folder)).toEqual([
      { name: 'broken', problem: expect.stringContaining('broken.yaml') as string },
      { timeline: expect.objectContaining({ name: 'own' }) as object },
    ])
    expect(() => findTimeline(folder, 'broken')).toThrow(/broken\.yaml/)
    expect(() => findTimeline(folder, 'nowhere')).toThrow('There is no timeline nowhere.')
    expect(() => findTimeline(folder, '../own')).toThrow('There is no timeline ../own.')
  })
})

describe('the timelines that ship', () => {
  const timelines = listTimelines(shipped).map((entry) => {
    if ('problem' in entry) throw new Error(entry.problem)
    return entry.timeline
  })
  const named = (name: string) => timelines.find((each) => each.name === name)!

  it('are the two by name and one for each port, each of which can be played as it stands', () => {
    expect(timelines.map(({ name }) => name)).toEqual(['mar-2026', 'oct-2025', ...portNames.map((port) => `port-${port}`).sort()])
    for (const timeline of timelines) expect(compressionProblem(timeline, timeline.compression)).toBeNull()
    for (const port of portNames) expect(playedMs(named(`port-${port}`), 1)).toBeLessThanOrEqual(60_000)
  })

  it('tell October 2025 on its own clock, and Mar-2026 over days', () => {
    const october = named('oct-2025')
    expect(october.durationMs).toBe((14 * 60 + 32) * 60_000)
    expect(october.steps[0]).toMatchObject({ fault: 'empty_dns', atMs: 0, untilMs: (2 * 60 + 52) * 60_000 })
    expect(october.steps.at(-1)).toMatchObject({ untilMs: october.durationMs })
    expect(playedMs(october, october.compression)).toBeCloseTo(180_000, -3)
    expect(named('mar-2026').steps[0]).toMatchObject({ fault: 'refuse', untilMs: 78 * 3_600_000 })
  })
})

describe('compression', () => {
  const timeline = () => read(good.replace('ports: [objects]\n', 'ports: [objects]\noptionalPorts: [search]\n'))

  it('puts every step on the drill’s clock, and leaves out what hits no port here', () => {
    const both = read(
      good
        .replace('ports: [objects]\n', 'ports: [objects]\noptionalPorts: [search]\n')
        .replace('load:', '  - { at: 4s, until: 8s, fault: throttling, ports: [search] }\nload:'),
    )
    expect(compress(both, 2, ['objects'])).toMatchObject([{ nth: 0, atMs: 1_000, untilMs: 5_000, ports: ['objects'] }])
    expect(compress(both, 2, ['objects', 'search'])).toHaveLength(2)
    expect(playedMs(both, 4)).toBe(5_000)
  })

  it('is refused where the shortest fault would be too short to be met, or the drill too long', () => {
    expect(fastestCompression(timeline())).toBe(8)
    expect(compressionProblem(timeline(), 8)).toBeNull()
    expect(compressionProblem(timeline(), 9)).toMatch(/at most 8 times as fast/)
    const long = read(good.replace('duration: 20s', 'duration: 90m'))
    expect(compressionProblem(long, 1)).toMatch(/more than an hour: at least 2 times as fast/)
  })

  it('knows an outage from what only some calls meet', () => {
    const [step] = timeline().steps
    expect(isOutage(step!)).toBe(true)
    expect(isOutage({ ...step!, share: 0.4 })).toBe(false)
    expect(isOutage({ ...step!, fault: 'throttling' })).toBe(false)
    expect(isOutage({ ...step!, tenants: ['one'] })).toBe(false)
    expect(isOutage({ ...step!, operations: ['PutObject'] })).toBe(false)
  })
})
