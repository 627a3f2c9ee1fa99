import { defineConfig } from 'drizzle-kit'
import { dialect } from './src/platform/db/dialect.ts'

/** `node scripts/run.mjs migrations NAME` runs it once for each dialect. */
export default defineConfig({
  dialect: dialect === 'postgres' ? 'postgresql' : 'sqlite',
  schema: './src/schema.ts',
  out: `./migrations/${dialect}`,
})
