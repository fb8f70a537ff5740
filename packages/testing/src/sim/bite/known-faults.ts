import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A fault that somebody might put into the product, as a patch of its sources. */
export interface KnownFault {
  readonly name: string
  /** What it breaks: the patch's first line. */
  readonly breaks: string
  readonly patch: string
}

const folder = path.resolve(import.meta.dirname, '../known-faults')

export const readKnownFaults = (): KnownFault[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.patch'))
    .sort()
    .map((file) => {
      const patch = path.join(folder, file)
      const [breaks = ''] = readFileSync(patch, 'utf8').split('\n')
      return { name: file.slice(0, -'.patch'.length), breaks, patch }
    })
