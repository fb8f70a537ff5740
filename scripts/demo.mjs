#!/usr/bin/env node
// npm run demo -- cloud|fallback|recovery|multi-tenant: what Understudy promises, shown on a real installation under real load.
import { bootstrap } from './process/bootstrap.mjs'

await bootstrap('scripts/demo/main.ts')
