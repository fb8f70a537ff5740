import type { ProcessWindow } from '@understudy/continuity'

type Kind = ProcessWindow['kinds'][number]['kind']
type Second = ProcessWindow['kinds'][number]['seconds'][number]
type Rule = ProcessWindow['rules'][number]

export interface WindowSummary {
  kind: Kind
  /** Calls of all processes by second, oldest first. */
  seconds: Second[]
  /** Each rule where it stands highest among the processes, those over active probes too. */
  rules: Rule[]
}

const none: Second = { answered: 0, failed: 0, slow: 0 }

/** Adds windows of several processes, newest second against newest. */
function addSeconds(all: readonly (readonly Second[])[]): Second[] {
  const length = Math.max(0, ...all.map((seconds) => seconds.length))
  return Array.from({ length }, (_, index) =>
    all.reduce((sum, seconds) => {
      const { answered, failed, slow } = seconds[seconds.length - length + index] ?? none
      return { answered: sum.answered + answered, failed: sum.failed + failed, slow: sum.slow + slow }
    }, none),
  )
}

const nearness = ({ value, threshold, met }: Rule): number => (met ? 1_000 : 0) + (threshold === 0 ? 0 : value / threshold)

function highest(rules: readonly Rule[]): Rule[] {
  const byRule = new Map<Rule['rule'], Rule>()
  for (const rule of rules) {
    const known = byRule.get(rule.rule)
    if (!known || nearness(rule) > nearness(known)) byRule.set(rule.rule, rule)
  }
  return [...byRule.values()]
}

/** What the processes count of one provider, writes before reads. A rule is met by a process's own counts, never by their sum. */
export function summariseWindows(windows: readonly ProcessWindow[]): WindowSummary[] {
  return (['write', 'read'] as const).map((kind) => ({
    kind,
    seconds: addSeconds(windows.flatMap(({ kinds }) => kinds.filter((one) => one.kind === kind).map(({ seconds }) => seconds))),
    rules: highest(windows.flatMap(({ rules }) => rules.filter((rule) => rule.kind === kind || rule.kind === 'probe'))),
  }))
}
