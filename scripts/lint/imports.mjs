// What may be imported where, as options of no-restricted-imports. A later block replaces an earlier one's
// options, so each block names the whole list that holds for its files.
const rules = {
  inside: {
    regex: '^(\\.\\./)+[a-z-]+/src(/|$)|^@understudy/[a-z-]+/src(/|$)',
    message: "Use the other package's entry point (@understudy/<name>), not its insides.",
  },
  aws: {
    group: ['@aws-sdk/*', '@smithy/*', '@opensearch-project/*'],
    message: 'AWS clients belong in packages/ports/src/**/aws*.ts; use the port.',
  },
  prisma: {
    group: ['@prisma/*', '**/generated/*', 'pg'],
    message: 'The database client belongs in packages/db; use withTenant() or asSystem().',
  },
  env: { group: ['node:process', 'process'], importNames: ['env'], message: 'Read the environment in a config.ts.' },
}

/** The rule, without the restrictions named. */
export function importsExcept(...allowed) {
  const patterns = Object.entries(rules).flatMap(([name, rule]) => (allowed.includes(name) ? [] : [rule]))
  return { 'no-restricted-imports': ['error', { patterns }] }
}
