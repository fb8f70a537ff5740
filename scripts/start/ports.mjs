import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { freePort, tryPort } from '../process/free-port.mjs'
import { Problem } from '../process/problem.mjs'

/** @throws Problem when the console's port is taken */
export async function requirePort(port) {
  if ((await tryPort(port)) !== undefined) return
  throw new Problem(`Port ${port} is in use: choose another, for example npm start -- --port ${port + 1}.`)
}

function readPorts(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

/** The port of an inner service: the same at every start; another one when somebody else has taken it meanwhile. */
export async function rememberedPort(dataDir, name, usual) {
  const file = path.join(dataDir, 'ports.json')
  const remembered = readPorts(file)[name]
  const port = await freePort(remembered ?? usual)
  // Read again: services start side by side, and each notes its own.
  if (remembered !== port) writeFileSync(file, JSON.stringify({ ...readPorts(file), [name]: port }))
  return port
}
