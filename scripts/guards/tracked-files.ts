import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

/** Every file of the repository, generated and deleted ones left out, by its path from the root. */
export function trackedFiles(pattern: RegExp): string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  return list.split('\0').filter((file) => pattern.test(file) && existsSync(path.join(root, file)))
}

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')
