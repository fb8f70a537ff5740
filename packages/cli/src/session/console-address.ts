import { exitCodes } from '../exit-codes.ts'
import { Problem } from '../problem.ts'

const wrong = (message: string) => new Problem(message, { exitCode: exitCodes.usage, code: 'usage' })
const isThisMachine = ({ hostname }: URL) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)

/** A console's address. @throws Problem where it is none, or where a password would travel in the clear */
export function consoleAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol)) throw wrong(`"${text}" is no address of a console: https://understudy.example.org`)
  if (url.protocol === 'http:' && !isThisMachine(url))
    throw wrong(`${url.origin} is not encrypted: without HTTPS only a console on this machine is spoken to.`)
  return url
}
