import { defineConfig, mergeConfig } from 'vitest/config'
import vite from './vite.config.ts'

export default mergeConfig(
  vite,
  defineConfig({
    test: {
      name: 'web',
      root: import.meta.dirname,
      environment: 'happy-dom',
      isolate: false,
      // As the other projects have it: they share their workers.
      maxWorkers: '100%',
      testTimeout: 60_000,
      include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    },
  }),
)
