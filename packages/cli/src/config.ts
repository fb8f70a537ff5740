import os from 'node:os'
import path from 'node:path'

/** What the environment says; options of the command go first. */
export interface CliSettings {
  /** UNDERSTUDY_URL */
  readonly url: string | undefined
  /** UNDERSTUDY_SESSION */
  readonly session: string | undefined
  /** Where sign-ins are kept. */
  readonly configDir: string
}

const userConfigDir = (env: NodeJS.ProcessEnv): string =>
  env.XDG_CONFIG_HOME || (process.platform === 'win32' && env.APPDATA) || path.join(os.homedir(), '.config')

export const readSettings = (env = process.env): CliSettings => ({
  url: env.UNDERSTUDY_URL || undefined,
  session: env.UNDERSTUDY_SESSION || undefined,
  configDir: path.join(userConfigDir(env), 'understudy'),
})
