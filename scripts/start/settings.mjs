import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { Problem } from '../process/problem.mjs'

const flags = { true: true, false: false }

function flag(value, option) {
  if (typeof value === 'boolean') return value
  throw new Problem(`config/understudy.yaml: ${option} is a ${typeof value}, true or false is expected.`)
}

/** What the start itself needs of understudy.yaml; the processes check the whole file. @throws Problem */
export function readSandboxSettings(configDir, env) {
  const file = path.join(configDir, 'understudy.yaml')
  if (!existsSync(file)) throw new Problem(`There is no ${file}: give its folder with --config DIR.`)
  let sandbox
  try {
    sandbox = parse(readFileSync(file, 'utf8'))?.sandbox ?? {}
  } catch (error) {
    throw new Problem(`${file} is not YAML: ${error.message.split('\n')[0]}`)
  }
  const read = (name, variable, usual) => flag(flags[env[variable]] ?? env[variable] ?? sandbox[name] ?? usual, `sandbox.${name}`)
  return {
    isEnabled: read('enabled', 'UNDERSTUDY_SANDBOX_ENABLED', true),
    hasOpenSearch: read('opensearch', 'UNDERSTUDY_SANDBOX_OPENSEARCH', false),
  }
}
