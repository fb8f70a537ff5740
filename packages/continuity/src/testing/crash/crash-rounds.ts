import { openCrashBed } from './crash-bed.ts'
import { crashRound, type RoundResult } from './crash-round.ts'

export interface RoundsOptions {
  /** A superuser's address, with the template made. */
  readonly clusterUrl: string
  readonly seed: number
  readonly rounds: number
  /** Rounds beside each other, each on a database of its own. */
  readonly atOnce: number
  /** Told of each round when it is over. */
  readonly onRound?: (result: RoundResult) => void
}

/** Rounds of consecutive seeds. @returns those with faults */
export async function crashRounds({ clusterUrl, seed, rounds, atOnce, onRound }: RoundsOptions): Promise<RoundResult[]> {
  const seeds = Array.from({ length: rounds }, (_, nth) => seed + nth).values()
  const faulty: RoundResult[] = []
  await Promise.all(
    Array.from({ length: Math.min(atOnce, rounds) }, async () => {
      const bed = await openCrashBed(clusterUrl)
      try {
        for (const each of seeds) {
          const result = await crashRound(bed, each)
          onRound?.(result)
          if (result.faults.length > 0) faulty.push(result)
        }
      } finally {
        await bed.close()
      }
    }),
  )
  return faulty
}
