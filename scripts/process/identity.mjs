import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** When a process started, as the system tells it; undefined when there is none, or only its remains. */
function startOf(pid) {
  if (!existsSync('/proc/self/stat')) {
    const [state = '', ...start] = (
      spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
    )
      .trim()
      .split(/\s+/)
    return state === '' || state.startsWith('Z') ? undefined : start.join(' ')
  }
  try {
    // "pid (name) state …": the name may hold anything, so count from its closing parenthesis.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')
    return fields[0] === 'Z' ? undefined : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(error.code)) return undefined
    throw error
  }
}

/** Pids are used again, and programs rename themselves: a pid with its start time names one process for good. */
export const identify = (pid) => ({ pid, startedAt: startOf(pid) })

export function isRunning({ pid, startedAt } = {}) {
  return Number.isInteger(pid) && pid > 1 && startedAt !== undefined && startOf(pid) === startedAt
}
