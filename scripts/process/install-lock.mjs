import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const waitMs = 5 * 60_000

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** One installer at a time: others wait for it. A lock whose process is gone is taken over. */
export async function withInstallLock(file, install) {
  mkdirSync(path.dirname(file), { recursive: true })
  for (const end = Date.now() + waitMs; ; await sleep(200)) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST' || Date.now() > end) throw error
    }
    if (!holderIsAlive(file)) rmSync(file, { force: true })
  }
  try {
    return await install()
  } finally {
    rmSync(file, { force: true })
  }
}

function holderIsAlive(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return pid === 0 || alive(pid) // 0: created, its pid not written yet
  } catch (error) {
    if (error.code === 'ENOENT') return true // released meanwhile: the next try takes it
    throw error
  }
}
