// npm test: everything that CI runs: the checks, contract suites, a production build and the browser.
import { bootstrap } from './process/bootstrap.mjs'

await bootstrap('scripts/test/all.mjs')
