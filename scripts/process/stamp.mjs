import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const folder = 'node_modules/.understudy'

const fileOf = (root, name) => path.join(root, folder, name)

/** Whether a step was last done for exactly these inputs. */
export function isStamped(root, name, hash) {
  const file = fileOf(root, name)
  return existsSync(file) && readFileSync(file, 'utf8') === hash
}

export function stamp(root, name, hash) {
  mkdirSync(path.join(root, folder), { recursive: true })
  writeFileSync(fileOf(root, name), hash)
}
