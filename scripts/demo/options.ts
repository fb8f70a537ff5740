import path from 'node:path'
import { parseArgs } from 'node:util'
import { UsageError } from './problem.ts'

export const demoNames = ['cloud', 'fallback', 'recovery', 'multi-tenant'] as const
export type DemoName = (typeof demoNames)[number]

export const usage = `npm run demo -- <demo> [options]

  cloud         all calls on AWS, and this machine kept ready all the while
  fallback      AWS goes away under load; callers do not notice
  recovery      AWS comes back: replay, comparison, growing share, recovered
  multi-tenant  one tenant is denied by AWS; the others are not touched

  --seconds N   how long the middle of it lasts       (20; 3 to 3600)
  --rate N      writes a second, over three tenants   (20; 1 to 1000)
  --data DIR    use the installation that runs there (npm start), instead of one of its own
  --no-console  its own installation without pages
  --help        this text

An installation of its own is started in a temporary folder and removed at the end. Exit status: 0 every claim held, 1 one did not,
2 usage.`

export interface DemoOptions {
  readonly demo: DemoName
  readonly seconds: number
  readonly ratePerS: number
  /** Null: an installation of its own. */
  readonly dataDir: string | null
  readonly hasConsole: boolean
}

const spec = {
  seconds: { type: 'string', default: '20' },
  rate: { type: 'string', default: '20' },
  data: { type: 'string' },
  'no-console': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: spec, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('. ')[0] : String(error))
  }
}

function numberIn(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= least && value <= most) return value
  throw new UsageError(`--${name} is "${text}"; a number from ${least} to ${most} is expected.`)
}

/** Null: help was asked for. @throws UsageError */
export function readDemoOptions(args: readonly string[]): DemoOptions | null {
  const { values, positionals } = parse(args)
  if (values.help) return null
  const [name, ...more] = positionals
  const demo = demoNames.find((each) => each === name)
  if (demo === undefined || more.length > 0)
    throw new UsageError(name === undefined ? 'Which demo?' : `There is no demo "${positionals.join(' ')}".`)
  return {
    demo,
    seconds: numberIn('seconds', values.seconds, 3, 3_600),
    ratePerS: numberIn('rate', values.rate, 1, 1_000),
    dataDir: values.data === undefined ? null : path.resolve(values.data),
    hasConsole: !values['no-console'],
  }
}
