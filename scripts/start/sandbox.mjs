import path from 'node:path'
import { run, lastLine } from '../process/run.mjs'
import { rememberedPort } from './ports.mjs'

/** A launcher of scripts/: exit 3 says that this machine lacks what it needs, in one line. */
async function launch(root, script, args, env) {
  const options = { cwd: root, env: { ...process.env, ...env } }
  const start = await run(process.execPath, [path.join(root, 'scripts', script), 'start', ...args], options)
  if (start.status !== 0) return { reason: lastLine(start.stderr).replace(/^\w+: /, '') || 'it does not start' }
  const stop = () => run(process.execPath, [path.join(root, 'scripts', script), 'stop', ...args], options)
  return { url: start.stdout.trim(), stop }
}

const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.?$/, '.')}`

const off = (option) => ({ reason: `Switched off (${option} in config/understudy.yaml).`, outcome: 'switched off' })

const report = (bed) =>
  bed.url === undefined
    ? { reason: sentence(bed.reason), outcome: `not configured: ${bed.reason}` }
    : { ...bed, outcome: bed.url }

/** An AWS on this machine; what it holds survives a clean stop. @returns {Promise<{ url?: string, reason?: string, outcome: string }>} */
export async function startSandbox(root, dataDir, isEnabled) {
  if (!isEnabled) return off('sandbox.enabled')
  const runDir = path.join(dataDir, 'sandbox')
  const python = path.join(root, '.data/py') // one environment for every data folder
  const port = String(await rememberedPort(dataDir, 'sandbox', 4566))
  const env = {
    AUTH: 'true',
    PERSIST_STATE: '1',
    S3_PERSIST: '1',
    EMULATOR_DIR: python,
    EMULATOR_RUN_DIR: runDir,
    EMULATOR_PORT: port,
  }
  // Left by a start that was killed, on whatever port: its pid file stops it.
  await run(process.execPath, [path.join(root, 'scripts/aws-emulator/emulator.mjs'), 'stop', 'ministack'], {
    cwd: root,
    env: { ...process.env, ...env },
  })
  return report(await launch(root, 'aws-emulator/emulator.mjs', ['ministack'], env))
}

/** A real OpenSearch beside it. */
export async function startSandboxSearch(root, dataDir, isEnabled) {
  if (!isEnabled) return off('sandbox.opensearch')
  const dir = path.join(dataDir, 'opensearch')
  const home = path.join(root, '.data/opensearch/home')
  const port = String(await rememberedPort(dataDir, 'opensearch', 9200))
  return report(
    await launch(root, 'opensearch/opensearch.mjs', [], { OPENSEARCH_DIR: dir, OPENSEARCH_HOME: home, OPENSEARCH_PORT: port }),
  )
}
