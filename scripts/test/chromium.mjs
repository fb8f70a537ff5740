import { existsSync } from 'node:fs'
import { findChromium } from '../../e2e/support/chromium.ts'
import { lastLine, run } from '../process/run.mjs'

/** The system's Chromium; where we are root, installed by its package manager. @returns why there is none, if so */
export async function ensureChromium() {
  if (findChromium() !== undefined) return undefined
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return 'browser tests need Chromium or Chrome on the PATH'
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  const { status, stderr } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env })
  if (status === 0 && findChromium() !== undefined) return undefined
  return `Chromium cannot be installed: ${lastLine(stderr)}`
}
