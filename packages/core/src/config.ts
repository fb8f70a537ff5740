import { readFileSync } from 'node:fs'
import { isNode, LineCounter, parseDocument } from 'yaml'
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

/**
 * @param lineOf where an option stands, when it stands in a file
 * @throws ConfigError naming every bad option by its path. Values are not printed: they may be secret.
 */
export function parseConfig<T extends z.ZodType>(
  schema: T,
  value: unknown,
  source: string,
  lineOf: (path: readonly PropertyKey[]) => number | null = () => null,
): z.output<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new ConfigError(
    source,
    result.error.issues.map(({ path, message }) => {
      const line = lineOf(path)
      return `${path.join('.') || '(root)'}${line === null ? '' : ` (line ${line})`} is ${describe(valueAt(value, path))}, ${message}`
    }),
  )
}

/** @throws ConfigError when the file is missing, is not YAML or does not fit: naming the option and its line. */
export function readYamlConfig<T extends z.ZodType>(schema: T, file: string): z.output<T> {
  const lines = new LineCounter()
  let document: ReturnType<typeof parseDocument>
  try {
    document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines })
    if (document.errors[0]) throw document.errors[0]
  } catch (cause) {
    throw new ConfigError(file, [cause instanceof Error ? cause.message.split('\n')[0]! : 'cannot be read'])
  }
  /** The nearest thing that is there: what is missing has no line of its own. */
  const lineOf = (path: readonly PropertyKey[]): number | null => {
    for (let length = path.length; length > 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return null
  }
  return parseConfig(schema, document.toJS() ?? {}, file, lineOf)
}
