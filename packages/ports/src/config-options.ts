import { understudyDefaults } from './config-schema.ts'

export interface ConfigOption {
  readonly path: readonly string[]
  /** `UNDERSTUDY_PORTS_OBJECTS_TIMEOUT_MS` */
  readonly variable: string
  readonly fallback: unknown
  readonly isSecret: boolean
}

type Branch = Record<string, unknown>
const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null && !Array.isArray(value)

const variableOf = (path: readonly string[]): string =>
  ['understudy', ...path.map((part) => part.replaceAll(/[A-Z]/g, (letter) => `_${letter}`))].join('_').toUpperCase()

const leaves = (value: unknown, path: readonly string[]): ConfigOption[] =>
  isBranch(value)
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))
    : [{ path, variable: variableOf(path), fallback: value, isSecret: path.at(-1) === 'apiKey' }]

/** Every option there is, in the file's order. */
export const optionsOf = (): ConfigOption[] => leaves(understudyDefaults, [])

export const readPath = (root: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (isBranch(value) ? value[key] : undefined), root)

export function writePath(root: Branch, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path
  if (key === undefined) return
  if (rest.length === 0) {
    root[key] = value
    return
  }
  const next = isBranch(root[key]) ? root[key] : {}
  root[key] = next
  writePath(next, rest, value)
}
