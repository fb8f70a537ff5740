import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Problem } from '../process/problem.mjs'

const names = ['postgresPassword', 'appPassword', 'systemPassword', 'authSecret']

/** This installation's own secrets: made once, readable by its user only. @throws Problem when the file is damaged */
export function loadSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json')
  let secrets = {}
  if (existsSync(file)) {
    try {
      secrets = JSON.parse(readFileSync(file, 'utf8'))
    } catch (error) {
      if (error instanceof SyntaxError) throw new Problem(`${file} is damaged: restore it, its passwords belong to the database.`)
      throw error
    }
  }
  const missing = names.filter((name) => typeof secrets[name] !== 'string')
  if (missing.length === 0) return secrets
  for (const name of missing) secrets[name] = randomBytes(32).toString('base64url')
  writeFileSync(file, JSON.stringify(secrets, undefined, 2), { mode: 0o600 })
  chmodSync(file, 0o600)
  return secrets
}
