import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { hashFiles } from './hash-files.mjs'
import { Problem } from './problem.mjs'
import { isStamped, stamp } from './stamp.mjs'

/** What npm itself notes about the installed tree: there from an installation that was not ours, too. */
function installedMatchesLock(root) {
  const hidden = path.join(root, 'node_modules/.package-lock.json')
  if (!existsSync(hidden)) return false
  const versions = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const installed = versions(hidden)
  return Object.entries(versions(path.join(root, 'package-lock.json'))).every(
    ([name, { version, optional, link }]) =>
      !name.startsWith('node_modules/') || optional || link || installed[name]?.version === version,
  )
}

/** Installs what package-lock.json names, when it is not there yet. @returns whether it had to */
export function ensureDependencies(root, { quiet }) {
  const hash = hashFiles(root, ['package-lock.json'])
  if (existsSync(path.join(root, 'node_modules')) && isStamped(root, 'dependencies', hash)) return false
  if (installedMatchesLock(root)) {
    stamp(root, 'dependencies', hash)
    return false
  }
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const { status, stderr } = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'pipe'],
    encoding: 'utf8',
  })
  if (status !== 0) {
    if (/ENOSPC|no space left/i.test(stderr ?? '')) throw new Problem('The disk is full: the dependencies need about 2 GB.')
    const line = stderr?.split('\n').find((text) => text.includes('npm error')) ?? 'npm does not run'
    throw new Problem(`npm ci failed: ${line.replace(/^npm error\s*/, '')}`)
  }
  stamp(root, 'dependencies', hash)
  stamp(root, 'client', hashFiles(root, ['prisma/schema'])) // its postinstall generates the client
  return true
}
