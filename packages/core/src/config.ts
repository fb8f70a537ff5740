import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { z } from 'zod'

/** A configuration that cannot be used. The message names the option, what was found and what is expected. */
export class ConfigError extends Error {
  constructor(source: string, problems: readonly string[]) {
    super(`${source}: ${problems.join('; ')}`)
    this.name = 'ConfigError'
  }
}

const describe = (value: unknown): string =>
  value === undefined ? 'nothing' : value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`

const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], root)

/** @throws ConfigError naming every bad option by its path. Values are not printed: they may be secret. */
export function parseConfig<T extends z.ZodType>(schema: T, value: unknown, source: string): z.output<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new ConfigError(
    source,
    result.error.issues.map(
      (issue) => `${issue.path.join('.') || '(root)'} is ${describe(valueAt(value, issue.path))}, ${issue.message}`,
    ),
  )
}

/** @throws ConfigError when the file is missing, is not YAML or does not fit. */
export function readYamlConfig<T extends z.ZodType>(schema: T, file: string): z.output<T> {
  let value: unknown
  try {
    value = parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new ConfigError(file, [cause instanceof Error ? cause.message.split('\n')[0]! : 'cannot be read'])
  }
  return parseConfig(schema, value ?? {}, file)
}
