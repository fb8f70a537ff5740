import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export interface BrokenCopy {
  readonly root: string
  remove(): void
}

const ROOT = path.resolve(import.meta.dirname, '../../../../..')
const OURS = '@understudy'

/** The sources with one fault in them, in a temporary folder: the work tree stays as it is. @throws when the patch does not fit any more */
export function makeBrokenCopy(patch: string): BrokenCopy {
  const root = mkdtempSync(path.join(os.tmpdir(), 'understudy-broken-'))
  const remove = () => rmSync(root, { recursive: true, force: true })
  try {
    for (const folder of ['packages', 'prisma'])
      cpSync(path.join(ROOT, folder), path.join(root, folder), {
        recursive: true,
        filter: (from) => path.basename(from) !== 'node_modules',
      })
    cpSync(path.join(ROOT, 'package.json'), path.join(root, 'package.json'))
    linkModules(root)
    execFileSync('git', ['apply', '--whitespace=nowarn', patch], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
  } catch (error) {
    remove()
    throw error
  }
  return { root, remove }
}

/** Libraries as they are installed; our own packages from the copy. */
function linkModules(root: string): void {
  const modules = path.join(root, 'node_modules')
  mkdirSync(path.join(modules, OURS), { recursive: true })
  for (const name of readdirSync(path.join(ROOT, 'node_modules')))
    if (name !== OURS) symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modules, name))
  for (const name of readdirSync(path.join(root, 'packages'))) {
    symlinkSync(path.join(root, 'packages', name), path.join(modules, OURS, name))
    const own = path.join(ROOT, 'packages', name, 'node_modules')
    if (existsSync(own)) symlinkSync(own, path.join(root, 'packages', name, 'node_modules'))
  }
}
