#!/usr/bin/env node
// The command's entry point: plain JavaScript, so that an older Node can say what it lacks.
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(`Node 24 or newer is needed; this is ${process.versions.node}. "npx understudy" brings its own.\n`)
  process.exit(1)
}
await import('../src/main.ts')
