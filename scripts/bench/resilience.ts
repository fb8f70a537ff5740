import type { Bench, Found } from './report/bench.ts'
import { timeFailure } from './resilience/failure-cost.ts'
import { measureFootprint } from './resilience/footprint.ts'
import { answer, bare, cockatiel, opossum, ours, type Subject } from './resilience/subjects.ts'
import { timeInTurns } from './resilience/timing.ts'

const makers = { ours, cockatiel, opossum }

async function timeAll(isOpen: boolean, calls: number) {
  const made = Object.entries(makers).map(([name, make]) => [name, make()] as const)
  if (isOpen) for (const [, subject] of made) await subject.open()
  const taskOf = (subject: Subject) => () => subject.call(answer)
  const tasks = { bare: answer, ...Object.fromEntries(made.map(([name, subject]) => [name, taskOf(subject)])) }
  const { bare, ...guarded } = await timeInTurns(tasks as Record<keyof typeof makers | 'bare', typeof answer>, calls)
  for (const [, subject] of made) subject.close()
  const { ours: own, ...peers } = guarded
  const over = Object.fromEntries(Object.entries(peers).map(([name, ns]) => [name, ns - bare]))
  return { value: own - bare, peers: over, note: `bare ${bare.toFixed(0)} ns, ours ${(own / bare).toFixed(1)}×` }
}

/** The breaker beside two others in one run. Each is asked to do the same: one call to a port, or to its twin while it is open. */
export const bench: Bench = {
  describes:
    'the circuit breaker beside cockatiel and opossum: closed, open, a failure among a million calls, ten thousand of them',
  measures: [
    { name: 'resilience.closed_ns', unit: 'ns', goal: 400, better: 'lower' },
    { name: 'resilience.open_ns', unit: 'ns', goal: 300, better: 'lower' },
    { name: 'resilience.failure_1m_us', unit: 'µs', goal: 5, better: 'lower' },
    { name: 'resilience.memory_10k_bytes', unit: 'B', goal: 10_000_000, better: 'lower' },
    { name: 'resilience.idle_core_percent', unit: '%', goal: 0.1, better: 'lower' },
  ],
  run: async (say) => {
    const found = new Map<string, Found>()
    say('memory of 10,000')
    const { bytes, peers, idleCorePercent, restingPercent, breakers } = await measureFootprint()
    found.set('resilience.memory_10k_bytes', { value: bytes, peers, note: `${breakers} breakers, two calls each` })
    found.set('resilience.idle_core_percent', {
      value: idleCorePercent,
      note: `over the process without them, at ${restingPercent.toFixed(3)} %`,
    })
    say('closed: what it adds to an awaited call')
    found.set('resilience.closed_ns', await timeAll(false, 30_000))
    say('open: what it adds to an awaited call of the twin')
    found.set('resilience.open_ns', await timeAll(true, 3_000))
    say('one failure among a million calls')
    const times: Record<string, number> = {}
    const withoutUs = await timeFailure(bare())
    for (const [name, make] of Object.entries(makers)) times[name] = await timeFailure(make())
    const { ours: value = null, ...others } = times
    return found.set('resilience.failure_1m_us', {
      value,
      peers: others,
      note: `the whole call; bare ${withoutUs.toFixed(1)} µs`,
    })
  },
}
