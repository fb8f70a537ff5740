import { globSync } from 'node:fs'
import path from 'node:path'

const app = path.resolve(import.meta.dirname, '../../apps/console/src/app')

/** Every page of the console as its folder says it: "/t/[tenant]/sessions/[id]". */
export const listRoutes = (): string[] =>
  globSync('**/page.tsx', { cwd: app })
    .map((file) => `/${path.dirname(file)}`.replace(/\/\([^)]+\)|\/\.$/g, '') || '/')
    .toSorted()
