import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const contract = ['packages/**/*.contract.test.ts']
const browserLike = ['packages/ui/**/*.test.tsx', 'apps/console/**/*.test.tsx']
const database = 'packages/db/src/testing/global-setup.ts'
// A shared machine may stall for seconds: CI gives a test one more try.
const timeouts = { testTimeout: 20_000, hookTimeout: 60_000, retry: process.env.CI === undefined ? 0 : 1 }

export default defineConfig({
  plugins: [react()],
  // The console's own modules, as its tsconfig names them.
  resolve: { alias: [{ find: /^@\//, replacement: `${path.resolve(import.meta.dirname, 'apps/console/src')}/` }] },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'scripts/**/*.test.{ts,mjs}'],
          exclude: ['**/node_modules/**', '**/.next/**', ...contract],
          globalSetup: [database],
          ...timeouts,
        },
      },
      {
        // One suite a port, run against its twin and against every AWS emulator that this machine can start.
        extends: true,
        test: {
          name: 'contract',
          include: contract,
          globalSetup: [database, 'packages/testing/src/global-setup.ts'],
          ...timeouts,
        },
      },
      { extends: true, test: { name: 'dom', environment: 'jsdom', include: browserLike } },
    ],
  },
})
