import path from 'node:path'
import { parseConfig, readYamlConfig } from '@understudy/core/server'
import { z } from 'zod'
import { optionsOf, readPath, writePath, type ConfigOption } from './config-options.ts'
import { understudyConfigSchema, understudyFileSchema, type UnderstudyConfig } from './config-schema.ts'

export type ConfigSource = 'file' | 'environment' | 'default'

/** One option as the System page shows it. */
export interface SourcedOption {
  /** `ports.objects.timeoutMs` */
  readonly key: string
  readonly value: string
  readonly source: ConfigSource
}

export interface ResolvedConfig {
  readonly config: UnderstudyConfig
  readonly sources: readonly SourcedOption[]
}

type Environment = Readonly<Record<string, string | undefined>>

const fileIn = (env: Environment): string => path.resolve(env.UNDERSTUDY_CONFIG_DIR ?? 'config', 'understudy.yaml')

/** An environment variable is text; the option's default says what it stands for. */
function fromText(text: string, fallback: unknown): unknown {
  if (Array.isArray(fallback)) return text.split(',').map((each) => each.trim())
  if (typeof fallback === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  if (typeof fallback === 'number') return text.trim() === '' ? text : Number(text)
  return text === '' || text === 'null' ? null : text
}

function resolve(option: ConfigOption, file: unknown, env: Environment): { value: unknown; source: ConfigSource } {
  const text = env[option.variable]
  if (text !== undefined) return { value: fromText(text, option.fallback), source: 'environment' }
  const written = readPath(file, option.path)
  return written === undefined ? { value: option.fallback, source: 'default' } : { value: written, source: 'file' }
}

const shown = (option: ConfigOption, value: unknown): string =>
  option.isSecret && value !== null ? '[secret]' : Array.isArray(value) ? value.join(', ') : String(value)

/**
 * The installation's settings: config/understudy.yaml (in UNDERSTUDY_CONFIG_DIR), overridden by UNDERSTUDY_<PATH>, filled up with defaults.
 * @throws ConfigError naming the option, what was found and what is expected
 */
export function resolveUnderstudyConfig(from: { env?: Environment; file?: string } = {}): ResolvedConfig {
  const env = from.env ?? process.env
  const file = from.file ?? fileIn(env)
  const written = readYamlConfig(z.record(z.string(), z.unknown()), file)
  parseConfig(understudyFileSchema, written, file)
  const merged: Record<string, unknown> = {}
  const sources = optionsOf().map((option) => {
    const { value, source } = resolve(option, written, env)
    writePath(merged, option.path, value)
    return { key: option.path.join('.'), value: shown(option, value), source }
  })
  return { config: parseConfig(understudyConfigSchema, merged, `${file} and the environment`), sources }
}
