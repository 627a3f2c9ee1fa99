import type { Config } from '../platform/config.ts'
import { openEmbeddedEngine } from './embedded/engine.ts'
import type { SearchEngine } from './engine.ts'

/** The only place that names an engine. */
export function chooseEngine(config: Config['search'], dimensions: number): SearchEngine {
  return openEmbeddedEngine({ file: config.file, dimensions })
}
