#!/usr/bin/env node
// npm run test:sim: plays seeds of the simulation; see docs/simulation.md.
import { bootstrap } from './process/bootstrap.mjs'

await bootstrap('scripts/sim/main.ts')
