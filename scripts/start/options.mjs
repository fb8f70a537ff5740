import path from 'node:path'
import { parseArgs } from 'node:util'
import { Problem } from '../process/problem.mjs'

export const help = `npm start -- [options]

  --port N      where the console listens on 127.0.0.1   (PORT; 3000)
  --data DIR    where everything is kept                  (UNDERSTUDY_DATA_DIR; .data)
  --config DIR  understudy.yaml and tenants.yaml          (UNDERSTUDY_CONFIG_DIR; config)
  --no-build    run the console as it was last built
  --no-console  everything but the pages
  --help        this text

DATABASE_URL    a PostgreSQL administrator's address, postgresql://user:password@host:port/database:
                that database is used, and none is started here`

const spec = {
  port: { type: 'string' },
  data: { type: 'string' },
  config: { type: 'string' },
  'no-build': { type: 'boolean', default: false },
  'no-console': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
}

function parse(args) {
  try {
    return parseArgs({ args, options: spec, allowPositionals: false }).values
  } catch (error) {
    throw new Problem(`${error.message.split('. ')[0]}. \`npm start -- --help\` lists the options.`)
  }
}

function portOf(text) {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port
  throw new Problem(`The port is "${text}"; a number from 1 to 65535 is expected.`)
}

function databaseUrlOf(text) {
  if (text === undefined || text === '') return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return text
  throw new Problem('DATABASE_URL is not of the form postgresql://user:password@host:port/database.')
}

/** @throws Problem naming the bad option */
export function readOptions(args, env, root) {
  const values = parse(args)
  return {
    help: values.help,
    root,
    port: portOf(values.port ?? env.PORT ?? '3000'),
    dataDir: path.resolve(root, values.data ?? env.UNDERSTUDY_DATA_DIR ?? '.data'),
    configDir: path.resolve(root, values.config ?? env.UNDERSTUDY_CONFIG_DIR ?? 'config'),
    databaseUrl: databaseUrlOf(env.DATABASE_URL),
    mayBuild: !values['no-build'],
    hasConsole: !values['no-console'],
  }
}
