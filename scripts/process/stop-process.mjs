import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning } from './identity.mjs'

function signal(pid, name) {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/** Asks a process, named by its identity, to end and, when it has not after `graceMs`, ends it. */
export async function stopProcess(identity, graceMs) {
  if (!isRunning(identity)) return
  signal(identity.pid, 'SIGTERM')
  for (const end = Date.now() + graceMs; Date.now() < end; await sleep(50)) if (!isRunning(identity)) return
  signal(identity.pid, 'SIGKILL')
}
