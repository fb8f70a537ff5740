import { playSeeds } from '../run/play-seeds.ts'
import type { SeedReport } from '../run/seed-report.ts'
import { makeBrokenCopy } from './broken-copy.ts'
import type { KnownFault } from './known-faults.ts'

export interface BiteOptions {
  readonly clusterUrl: string
  readonly from: number
  readonly most: number
  readonly workers: number
  /** Told after every seed. */
  readonly onPlayed: (played: number) => void
}

/** Plays seeds on sources with a fault in them until one of them finds it. */
export async function findFault(
  fault: KnownFault,
  { clusterUrl, from, most, workers, onPlayed }: BiteOptions,
): Promise<{ readonly played: number; readonly by: SeedReport | null }> {
  const copy = makeBrokenCopy(fault.patch)
  let played = 0
  let by: SeedReport | null = null
  try {
    await playSeeds({
      clusterUrl,
      seeds: Array.from({ length: most }, (_, nth) => from + nth),
      schedule: null,
      workers,
      root: copy.root,
      onReport: (report) => {
        played += 1
        onPlayed(played)
        if (report.findings.length > 0) by = report
        return by === null
      },
    })
  } finally {
    copy.remove()
  }
  return { played, by }
}
