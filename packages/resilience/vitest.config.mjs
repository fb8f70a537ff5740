import { defineConfig } from 'vitest/config'

/**
 * For mutation tests, which run a thousand times: without the property tests, whose hundreds of cases each would take hours, and
 * all files in one place.
 */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    exclude: ['src/**/*.property.test.ts'],
    isolate: false,
    testTimeout: 20_000,
  },
})
