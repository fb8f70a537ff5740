import { existsSync, mkdirSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { Problem } from '../process/problem.mjs'

const gigabyte = 1024 ** 3
/** Dependencies 2 GB, a build 0.5 GB; a database without data 0.1 GB. */
const needed = { install: 3 * gigabyte, data: 0.5 * gigabyte }

function requireFree(folder, bytes) {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  if (free >= bytes) return
  const inGigabytes = (value) => `${(value / gigabyte).toFixed(1)} GB`
  throw new Problem(`Not enough disk space: ${inGigabytes(free)} free at ${folder}, ${inGigabytes(bytes)} needed.`)
}

/** Room for what a first start installs. @throws Problem */
export function requireSpace(root) {
  if (!existsSync(path.join(root, 'node_modules'))) requireFree(root, needed.install)
}

/** Makes the data folder. @throws Problem when it cannot be written or has no room */
export function openDataFolder(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (error) {
    const reason = error.code === 'EEXIST' ? 'a file of that name is in its place' : error.code
    throw new Problem(`The data folder ${dataDir} cannot be made: ${reason}.`)
  }
  requireFree(dataDir, needed.data)
}
