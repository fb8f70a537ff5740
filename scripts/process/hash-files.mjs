import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const skipped = new Set(['node_modules', '.next', '.data', 'next-env.d.ts'])

function* walk(at) {
  if (!existsSync(at)) return
  if (!statSync(at).isDirectory()) return yield at
  for (const name of readdirSync(at).sort()) if (!skipped.has(name)) yield* walk(path.join(at, name))
}

/** One hash over names and contents of files and folders; `counts` leaves files out by their path. */
export function hashFiles(root, places, counts = () => true) {
  const hash = createHash('sha256')
  for (const place of places) {
    for (const file of walk(path.join(root, place))) {
      const name = path.relative(root, file)
      if (counts(name)) hash.update(`${name}\0`).update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}
