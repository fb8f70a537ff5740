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

/** Plays seeds on sources with a fault in them until one of them finds it: one that holds where the fault is not. */
export async function findFault(
  fault: KnownFault,
  { clusterUrl, from, most, workers, onPlayed }: BiteOptions,
): Promise<{ readonly played: number; readonly by: SeedReport | null }> {
  const copy = makeBrokenCopy(fault.patch)
  const open = new Set(Array.from({ length: most }, (_, nth) => from + nth))
  const play = async (seeds: readonly number[], root: string | null): Promise<SeedReport | null> => {
    let failed: SeedReport | null = null
    const onReport = (report: SeedReport) => {
      if (root !== null && open.delete(report.seed)) onPlayed(most - open.size)
      if (report.findings.length > 0) failed ??= report
      return failed === null
    }
    const about = { clusterUrl, seeds, schedule: null, workers: Math.min(workers, seeds.length), onReport }
    await playSeeds(root === null ? about : { ...about, root })
    return failed
  }
  try {
    while (open.size > 0) {
      const by = await play([...open], copy.root)
      if (by && (await play([by.seed], null)) === null) return { played: most - open.size, by }
    }
    return { played: most, by: null }
  } finally {
    copy.remove()
  }
}
