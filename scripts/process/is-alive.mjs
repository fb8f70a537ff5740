import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** The command line of a process; '' when there is none, as for a zombie. */
function commandLine(pid) {
  try {
    if (existsSync('/proc/self')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(error.code)) return ''
    throw error
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

/** Whether a process that somebody else started, and only its pid was noted, runs what we expect. */
export const isAlive = (pid, mark) => Number.isInteger(pid) && pid > 1 && commandLine(pid).includes(mark)
