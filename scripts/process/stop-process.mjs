import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './is-alive.mjs'

function signal(pid, name) {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/** Asks a process to end and, when it has not after `graceMs`, ends it. `mark` is a part of its command line. */
export async function stopProcess(pid, mark, graceMs) {
  if (!isAlive(pid, mark)) return
  signal(pid, 'SIGTERM')
  for (const end = Date.now() + graceMs; Date.now() < end; await sleep(50)) if (!isAlive(pid, mark)) return
  signal(pid, 'SIGKILL')
}
