import { defineConfig } from 'vitest/config'

// What modules keep (queues, counters) is of no test, so files may share what one worker has loaded.
const node = { environment: 'node', pool: 'forks', isolate: false, expect: { poll: { timeout: 20_000 } } } as const

/** For what starts whole houses: it finds what hangs, not what a busy machine makes slow. */
const LONG = { testTimeout: 240_000, hookTimeout: 240_000 } as const

/** Looks at every page: `npm test` runs it beside the journeys, in a house that no journey has changed. */
const LOOKS = 'tests/browser/looks.test.ts'

const browser = {
  ...node,
  globalSetup: ['tests/support/browser-house.ts'],
  fileParallelism: false,
  ...LONG,
  expect: { poll: { timeout: 30_000 } },
} as const

export default defineConfig({
  test: {
    // Unasked, one core of two would idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...node,
          name: 'server',
          include: ['server/src/**/*.test.ts', 'shared/src/**/*.test.ts', 'scripts/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      './web/vitest.config.ts',
      {
        test: {
          ...node,
          name: 'house',
          include: ['tests/house/**/*.test.ts', 'tests/matrix/**/*.test.ts'],
          ...LONG,
        },
      },
      {
        test: { ...node, ...LONG, name: 'journeys', include: ['tests/journeys/**/*.test.ts'] },
      },
      { test: { ...browser, name: 'browser', include: ['tests/browser/**/*.test.ts'], exclude: [LOOKS] } },
      { test: { ...browser, name: 'looks', include: [LOOKS] } },
    ],
  },
})
