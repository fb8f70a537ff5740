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

const script = 'aws-emulator/emulator.mjs'

/**
 * An AWS on this machine; what it holds survives a clean stop.
 * @returns {Promise<{ url?: string, reason?: string, outcome: string, stop?(): Promise<unknown> }>}
 */
export async function startSandbox(root, dataDir, isEnabled) {
  if (!isEnabled) return off('sandbox.enabled')
  const env = { AUTH: 'true', PERSIST_STATE: '1', S3_PERSIST: '1', EMULATOR_RUN_DIR: path.join(dataDir, 'sandbox') }
  env.EMULATOR_DIR = path.join(root, '.data/py') // one Python environment for every data folder
  // Left by a start that was killed: its pid file stops it, and frees its port.
  const stop = [path.join(root, 'scripts', script), 'stop', 'ministack']
  await run(process.execPath, stop, { cwd: root, env: { ...process.env, ...env } })
  env.EMULATOR_PORT = String(await rememberedPort(dataDir, 'sandbox', 4566))
  return report(await launch(root, script, ['ministack'], env))
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
