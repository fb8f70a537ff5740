import { defineConfig } from 'vitest/config'

/** For mutation tests, a thousand runs of them: without the property tests, whose hundreds of cases each would take hours. */
export default defineConfig({
  test: { include: ['src/**/*.test.ts'], exclude: ['src/**/*.property.test.ts'], testTimeout: 20_000 },
})
