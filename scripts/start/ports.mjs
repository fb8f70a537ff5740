import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { freePort, tryPort } from '../process/free-port.mjs'
import { Problem } from '../process/problem.mjs'

/** @throws Problem when the console's port is taken */
export async function requirePort(port) {
  if ((await tryPort(port)) !== undefined) return
  throw new Problem(`Port ${port} is in use: choose another, for example npm start -- --port ${port + 1}.`)
}

/** Only wishes: a file that was cut off while it was written costs nothing but another port. */
function readPorts(file) {
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

/** The port of an inner service: the same at every start; another one when somebody else has taken it meanwhile. `free`: freeUdpPort for UDP. */
export async function rememberedPort(dataDir, name, usual, free = freePort) {
  const file = path.join(dataDir, 'ports.json')
  const remembered = readPorts(file)[name]
  const port = await free(remembered ?? usual)
  // Read again: services start side by side, and each notes its own.
  if (remembered !== port) writeFileSync(file, JSON.stringify({ ...readPorts(file), [name]: port }))
  return port
}
