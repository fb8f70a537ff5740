import type { PortName } from '@understudy/ports'
import type { DrillSandbox } from './drill-sandbox.ts'
import type { Timeline } from './timeline/timeline.ts'

/** Which ports a timeline rehearses here, and why it cannot be played at all; null when it can. */
export function portsHere(
  { ports, optionalPorts }: Pick<Timeline, 'ports' | 'optionalPorts'>,
  { state, sentence, ports: known }: DrillSandbox['facts'],
): { readonly ports: PortName[]; readonly refusal: string | null } {
  if (state !== 'running') return { ports: [], refusal: `Drills play against the sandbox AWS only. ${sentence}` }
  const isBreakable = (port: PortName) => known.some((each) => each.port === port && each.isBreakable)
  const outside = ports.find((port) => !isBreakable(port))
  if (outside === undefined) return { ports: [...ports, ...optionalPorts.filter(isBreakable)], refusal: null }
  const reason = known.find(({ port }) => port === outside)?.reason ?? ''
  return {
    ports: [],
    refusal: `Drills play against the sandbox AWS only, which does not answer for ${outside}. ${reason}`.trim(),
  }
}
