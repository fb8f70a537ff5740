import type { TestProject } from 'vitest/node'
import { startMinistack } from './emulator.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The emulator's address; null when it cannot run here. */
    ministackUrl: string | null
    /** Why it cannot; null when it runs. */
    ministackSkip: string | null
  }
}

/** Vitest's global set-up of the contract suites: one emulator a run. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const bed = await startMinistack()
  if ('skipped' in bed) {
    project.provide('ministackUrl', null)
    project.provide('ministackSkip', bed.skipped)
    return undefined
  }
  project.provide('ministackUrl', bed.url)
  project.provide('ministackSkip', null)
  return () => bed.stop()
}
