#!/usr/bin/env node
// npm run test:crash [-- --rounds 500] [--seed 1] [--at-once 3]: processes are killed, or stand still, at every step of a write's life.
import { bootstrap } from './process/bootstrap.mjs'

await bootstrap('scripts/crash/main.ts')
