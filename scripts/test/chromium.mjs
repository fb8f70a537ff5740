import { existsSync } from 'node:fs'
import path from 'node:path'
import { lastLine, run } from '../process/run.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const onMac = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

function find() {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return [...names.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...onMac].find((file) => existsSync(file))
}

/** The system's Chromium; on a machine where we may, installed by its package manager. @returns {{ path } | { reason }} */
export async function ensureChromium() {
  const present = find()
  if (present !== undefined) return { path: present }
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return { reason: 'browser tests need Chromium or Chrome on the PATH' }
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  const { status, stderr } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env })
  const installed = find()
  if (status === 0 && installed !== undefined) return { path: installed }
  return { reason: `Chromium cannot be installed: ${lastLine(stderr)}` }
}
