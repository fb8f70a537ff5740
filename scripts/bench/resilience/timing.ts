const ROUNDS = 60

/**
 * Nanoseconds a call, by name, in each one's best round: what neighbours on the machine take is only ever added. Many short rounds,
 * so that some fall between the neighbours'; all take turns, so that a long disturbance falls on each alike.
 */
export async function timeInTurns<Name extends string>(
  tasks: Record<Name, () => Promise<number>>,
  calls: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(tasks) as Name[]
  const best = Object.fromEntries(names.map((name) => [name, Infinity])) as Record<Name, number>
  for (let round = 0; round < ROUNDS; round++)
    for (const name of names) {
      const task = tasks[name]
      const beganMs = performance.now()
      for (let nth = 0; nth < calls; nth++) await task()
      best[name] = Math.min(best[name], ((performance.now() - beganMs) * 1e6) / calls)
    }
  return best
}
