import { STALE_MS } from './world-of.ts'
import type { VisitorWorld, World } from './schema.ts'

export interface WorldWords {
  title: string
  facts: string[]
}

const age = (ms: number): string => (ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`)
const list = (names: readonly string[]): string => names.join(', ')

/** The state in words. A reading that has grown old since is not known any more, whatever it said. */
export function worldWords(world: World, nowMs: number): WorldWords {
  const notKnown = wordsOfUnknown(world, nowMs)
  if (notKnown) return notKnown
  const on = (side: 'aws' | 'local' | null) => world.ports.filter(({ servedBy }) => servedBy === side)
  const names = (ports: World['ports']) => list(ports.map(({ port }) => port))
  const counts = `${on('aws').length} of ${world.ports.length} ports on AWS`
  const notConfigured = on('local').filter(({ isAwsConfigured }) => !isAwsConfigured)
  const unanswered = on('local').filter(({ isAwsConfigured }) => isAwsConfigured)
  const why = [
    ...(unanswered.length > 0 ? [`AWS does not answer for ${names(unanswered)}`] : []),
    ...(notConfigured.length > 0 ? [`AWS is not configured for ${names(notConfigured)}`] : []),
  ]
  switch (world.kind) {
    case 'aws':
      return { title: 'All on AWS', facts: [counts] }
    case 'partly-local':
      return { title: `Partly local: ${names(on('local'))}`, facts: [counts, ...why] }
    case 'local':
      return unanswered.length === 0
        ? {
            title: 'All local: AWS is not configured',
            facts: [`${world.ports.length} of ${world.ports.length} ports answer here`],
          }
        : { title: 'All local: AWS does not answer', facts: [counts, ...(notConfigured.length > 0 ? why : [])] }
    default:
      return { title: `No side answers for ${names(on(null))}`, facts: [counts, ...why] }
  }
}

/** The same for somebody who has not signed in: no port is named. */
export function visitorWords(world: VisitorWorld, nowMs: number): WorldWords {
  const notKnown = wordsOfUnknown(world, nowMs)
  const facts = ['Signing in does not need AWS']
  if (notKnown) return { title: notKnown.title, facts }
  const titles = {
    aws: 'All on AWS',
    'partly-local': 'Partly local',
    local: 'All local',
    down: 'Something does not answer',
    unknown: '',
  }
  return { title: titles[world.kind], facts }
}

function wordsOfUnknown({ kind, checkedAt }: VisitorWorld, nowMs: number): WorldWords | null {
  if (!checkedAt) return { title: 'State not known', facts: ['no provider has been looked at yet'] }
  const ageMs = nowMs - checkedAt.getTime()
  if (kind !== 'unknown' && ageMs <= STALE_MS) return null
  return { title: `State not known, data ${age(ageMs)} old`, facts: ['nobody looks at the providers; is the worker running?'] }
}
