import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, chownSync, constants, statSync } from 'node:fs'
import path from 'node:path'
import { Problem } from '../process/problem.mjs'

/** PostgreSQL refuses root: a root machine runs it as its own system user. Elsewhere it runs as whoever starts it. */
export function serverAccount() {
  if (process.getuid?.() !== 0) return {}
  const id = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  if (!id('-u')) execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
  return { uid: id('-u'), gid: id('-g') }
}

/** Gives files to the server's account. */
export function give(account, ...files) {
  if (account.uid !== undefined) for (const file of files) chownSync(file, account.uid, account.gid)
}

/** A folder of root's that nobody else may walk through (/root, often) hides the server from its own account. */
export function requireReachable(account, ...files) {
  if (account.uid === undefined) return
  for (const file of files) {
    for (let at = path.resolve(file); at !== path.dirname(at); at = path.dirname(at)) {
      accessSync(at, constants.F_OK)
      const { mode, uid } = statSync(at)
      if ((mode & 0o001) !== 0 || uid === account.uid) continue
      throw new Problem(
        `PostgreSQL does not run as root, and its account "postgres" may not enter ${at}: ` +
          'work outside that folder or as another user, or give DATABASE_URL.',
      )
    }
  }
}
