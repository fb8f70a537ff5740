import { expect, inject, it } from 'vitest'
import { crashRounds } from './crash-rounds.ts'
import { crashSteps } from './crash-steps.ts'

/** One for every step. In all of them a process is killed; `npm run test:crash` has as many as one likes, and some that only stop it. */
const ROUNDS = crashSteps.length
const SEED = 2 * ROUNDS

it(
  `loses, doubles and reorders nothing when a process is killed at any step of a write: ${ROUNDS} rounds`,
  { timeout: 600_000 },
  async () => {
    const fell: string[] = []
    const faulty = await crashRounds({
      clusterUrl: inject('clusterUrl'),
      seed: SEED,
      rounds: ROUNDS,
      atOnce: 3,
      onRound: (result) => fell.push(result.fell),
    })
    expect(faulty.map(({ seed, step, faults }) => [`npm run test:crash -- --seed ${seed} --rounds 1`, step, ...faults])).toEqual(
      [],
    )
    // A round in which the step was not reached so often tests little.
    expect(fell.filter((each) => each !== 'done').length).toBeGreaterThan(ROUNDS * 0.4)
  },
)
