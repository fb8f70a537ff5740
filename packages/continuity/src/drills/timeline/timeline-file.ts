import { portNames, sandboxFaultNames, sandboxFaults } from '@understudy/ports'
import { z } from 'zod'
import { portNameSchema } from '../../port-schema.ts'
import { parseClock, parseDuration, parseMoment } from './moment.ts'
import { drillTenantNames, loadRateSchema, type Timeline, type TimelineStep } from './timeline.ts'

const DURATION = 'expected a duration such as 2h52m, 3d or 45s'
const MOMENT = 'expected a duration since the beginning (2h52m), or a time of day where the timeline has startsAt (02:40)'
const durationMs = z.string(DURATION).transform((text, context) => {
  const ms = parseDuration(text)
  if (ms !== null) return ms
  context.addIssue({ code: 'custom', message: DURATION })
  return z.NEVER
})
const moment = z.string(MOMENT)
const port = z.enum(portNames, `expected one of ${portNames.join(', ')}`)
const ports = z.array(port, 'expected a list of ports').min(1, 'expected at least one port')
const tenant = z.enum(drillTenantNames, `expected one of ${drillTenantNames.join(', ')}`)

const stepSchema = z.strictObject({
  title: z.string().trim().min(1).max(60).optional(),
  at: moment,
  until: moment,
  fault: z.enum(sandboxFaultNames, `expected one of ${sandboxFaultNames.join(', ')}`),
  ports,
  operations: z
    .array(z.string().regex(/^[A-Z][A-Za-z0-9]{1,60}$/, 'expected names as in the service’s API, such as PutObject'))
    .min(1)
    .optional(),
  share: z.number('expected a share').gt(0, 'expected more than 0').max(1, 'expected at most 1').optional(),
  delay: durationMs.optional(),
  tenants: z.array(tenant).min(1, 'expected at least one tenant').optional(),
})

const rates = z.strictObject({
  writes: loadRateSchema.shape.writesPerS.default(0),
  reads: loadRateSchema.shape.readsPerS.default(0),
})

const claims = z.strictObject({
  failedPercent: z.number().min(0).max(100).optional(),
  detection: durationMs.optional(),
  rto: durationMs.optional(),
  lostWrites: z.number().int().min(0).default(0),
  differences: z.number().int().min(0).default(0),
  handedBack: durationMs.optional(),
})

const fileShape = z.strictObject({
  title: z.string().trim().min(1, 'expected a title').max(60, 'expected at most 60 characters'),
  summary: z.string().trim().min(1, 'expected what it rehearses').max(600, 'expected at most 600 characters'),
  startsAt: z
    .string()
    .refine((text) => parseClock(text) !== null, 'expected a time of day such as 23:48')
    .optional(),
  duration: durationMs,
  compression: z.number().min(1, 'expected 1 or more').max(100_000, 'expected at most 100000').default(1),
  ports,
  optionalPorts: z.array(port).default([]),
  steps: z.array(stepSchema, 'expected a list of steps').min(1, 'expected at least one step').max(50),
  load: z.partialRecord(tenant, z.partialRecord(portNameSchema, rates)),
  claims: claims.prefault({}),
})
type TimelineFile = z.output<typeof fileShape>

/** What stands in config/drills/<name>.yaml, checked and on the script's own clock. */
export const timelineFileSchema = (name: string) =>
  fileShape.transform((file, context): Timeline => {
    const issue = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    const steps = file.steps.map((step, nth) => stepOf(file, step, (field, message) => issue(['steps', nth, field], message)))
    if (Object.keys(file.load).length === 0) issue(['load'], 'expected the rates of at least one tenant')
    for (const each of file.ports)
      if (!Object.values(file.load).some((rates) => rates[each]))
        issue(['ports'], `expected load on ${each}: without calls nothing is rehearsed`)
    const { claims: limits } = file
    return {
      name,
      title: file.title,
      summary: file.summary,
      startsAt: file.startsAt ?? null,
      durationMs: file.duration,
      compression: file.compression,
      ports: file.ports,
      optionalPorts: file.optionalPorts,
      steps: steps.toSorted((a, b) => a.atMs - b.atMs),
      load: Object.fromEntries(
        Object.entries(file.load).map(([tenantName, byPort]) => [
          tenantName,
          Object.fromEntries(
            Object.entries(byPort).map(([each, { writes, reads }]) => [each, { writesPerS: writes, readsPerS: reads }]),
          ),
        ]),
      ),
      claims: {
        failedShare: limits.failedPercent === undefined ? null : limits.failedPercent / 100,
        detectionMs: limits.detection ?? null,
        rtoMs: limits.rto ?? null,
        lostWrites: limits.lostWrites,
        differences: limits.differences,
        handedBackMs: limits.handedBack ?? null,
      },
    }
  })

type Complain = (field: keyof TimelineFile['steps'][number], message: string) => void

function stepOf(file: TimelineFile, step: TimelineFile['steps'][number], complain: Complain): TimelineStep {
  const startsAtMs = file.startsAt === undefined ? null : parseClock(file.startsAt)
  const at = parseMoment(step.at, startsAtMs)
  const until = parseMoment(step.until, startsAtMs)
  if (at === null) complain('at', MOMENT)
  if (until === null) complain('until', MOMENT)
  const [atMs, untilMs] = [at ?? 0, until ?? file.duration]
  if (untilMs <= atMs) complain('until', 'expected a moment after `at`')
  if (untilMs > file.duration) complain('until', 'expected a moment before the timeline ends')
  for (const each of step.ports)
    if (![...file.ports, ...file.optionalPorts].includes(each)) complain('ports', `expected ${each} among the timeline’s ports`)
  for (const each of step.tenants ?? []) if (!file.load[each]) complain('tenants', `expected load of ${each}`)
  const kind = sandboxFaults[step.fault]
  const share = step.share ?? kind.share
  if (share < 1 && !kind.isShareable) complain('share', `expected none: ${step.fault} hits all calls or none`)
  if (step.delay !== undefined && kind.delayMs === null) complain('delay', `expected none: time is no part of ${step.fault}`)
  return {
    title: step.title ?? kind.title,
    atMs,
    untilMs,
    fault: step.fault,
    ports: step.ports,
    operations: step.operations ?? [],
    share,
    delayMs: step.delay ?? kind.delayMs,
    tenants: step.tenants ?? [],
  }
}
