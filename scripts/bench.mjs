#!/usr/bin/env node
// npm run bench [name …]: prints a table for each bench and writes .data/bench/<name>.json. A bench is one file: scripts/bench/<name>.ts.
import { bootstrap } from './process/bootstrap.mjs'

await bootstrap('scripts/bench/main.ts')
