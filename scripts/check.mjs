// npm run check: everything fast, no browser: format, lint, types, dead code, cycles, unit and database tests.
import { bootstrap } from './process/bootstrap.mjs'

await bootstrap('scripts/test/check.mjs')
