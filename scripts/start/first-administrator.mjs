import { existsSync } from 'node:fs'
import path from 'node:path'
import { Problem } from '../process/problem.mjs'
import { lastLine, reasonOf, run } from '../process/run.mjs'

const script = 'apps/worker/src/setup.ts'

/** Imports config/tenants.yaml and makes the first administrator, once. @returns {Promise<{ adminEmail: string, oneTimePassword: string | null }>} */
export async function setUp(root, env) {
  if (!existsSync(path.join(root, script))) throw new Problem(`${script} is missing.`)
  const { status, stdout, stderr } = await run(process.execPath, [path.join(root, script)], { cwd: root, env })
  if (status !== 0) throw new Problem(`The set-up failed: ${reasonOf(stderr)}`)
  const administrator = JSON.parse(lastLine(stdout))
  return { ...administrator, outcome: administrator.adminEmail }
}
