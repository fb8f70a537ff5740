import type { SeedReport } from '@understudy/testing/sim'

const FINDINGS = 12

/** What went wrong, how to see it again, and what happened before. */
export function printFailure({ seed, schedule, findings, trace, rows }: SeedReport, command: string): void {
  console.log(`✗ seed ${seed} (${schedule})`)
  for (const { kind, detail } of findings.slice(0, FINDINGS)) console.log(`    ${kind}: ${detail}`)
  if (findings.length > FINDINGS) console.log(`    and ${findings.length - FINDINGS} more`)
  console.log(`  play it again: ${command}`)
  if (trace.length === 0) return
  console.log('\n  virtual s   who      what')
  for (const line of trace) console.log(line)
  if (rows.length > 0)
    console.log(
      '\n  the journal: tenant, port, chain, place, operation, id, version, epoch, aws, local, refs, served by, tries, error, watched, settled',
    )
  for (const row of rows) console.log(`  ${row}`)
}
