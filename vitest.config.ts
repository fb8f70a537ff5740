import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const browserLike = ['packages/ui/**/*.test.tsx', 'apps/console/**/*.test.tsx']

export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'scripts/**/*.test.ts'],
          globalSetup: ['packages/db/src/testing/global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      { extends: true, test: { name: 'dom', environment: 'jsdom', include: browserLike } },
    ],
  },
})
