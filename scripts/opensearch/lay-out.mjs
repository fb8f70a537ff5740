import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export const version = '2.19.1' // as in pom.xml

/** A module's jar lacks the two files of its zip: what it is (class, module it extends), and what it may do. */
const may = (name, kind = 'RuntimePermission') => `permission java.lang.${kind} "${name}";`
const modules = {
  'analysis-common': ['org.opensearch.analysis.common.CommonAnalysisPlugin', 'lang-painless'],
  'ingest-common': ['org.opensearch.ingest.common.IngestCommonPlugin', 'lang-painless'],
  'lang-mustache': [
    'org.opensearch.script.mustache.MustachePlugin',
    '',
    may('accessDeclaredMembers'),
    may('suppressAccessChecks', 'reflect.ReflectPermission'),
  ],
  'lang-painless': ['org.opensearch.painless.PainlessPlugin', '', may('createClassLoader'), may('getClassLoader')],
  'mapper-extras': ['org.opensearch.index.mapper.MapperExtrasPlugin', ''],
  'parent-join': ['org.opensearch.join.ParentJoinPlugin', ''],
  'rank-eval': ['org.opensearch.index.rankeval.RankEvalPlugin', ''],
  reindex: ['org.opensearch.index.reindex.ReindexPlugin', ''],
}

/**
 * Lays the server out in `dir`, once; again when pom.xml or this file has changed.
 * @returns what went wrong, with the exit status it means; undefined when all is there
 */
export function layOut(dir) {
  const home = path.join(dir, `opensearch-${version}`)
  const pom = path.join(import.meta.dirname, 'pom.xml')
  const stamp = createHash('sha256')
    .update(readFileSync(pom))
    .update(readFileSync(import.meta.filename))
    .digest('hex')
  const ready = path.join(dir, 'ready')
  if (existsSync(ready) && readFileSync(ready, 'utf8') === stamp) return undefined
  rmSync(dir, { recursive: true, force: true })
  const maven = spawnSync('mvn', ['-q', '-B', '-f', pom, 'process-resources', `-Dhome=${dir}`], { encoding: 'utf8' })
  if (maven.error) return { status: 3, message: 'needs Maven (mvn: not found)' }
  if (maven.status !== 0) return { status: 1, message: maven.stdout.slice(0, 2000) }
  for (const [name, [classname, parent, ...permissions]] of Object.entries(modules)) {
    const it = { name, description: name, version, classname, 'extended.plugins': parent, 'opensearch.version': version }
    const lines = Object.entries({ ...it, 'java.version': 11, 'has.native.controller': false }).map((pair) => pair.join('='))
    writeFileSync(`${home}/modules/${name}/plugin-descriptor.properties`, lines.join('\n'))
    writeFileSync(`${home}/modules/${name}/plugin-security.policy`, `grant { ${permissions.join(' ')} };`)
  }
  writeFileSync(ready, stamp)
  return undefined
}
