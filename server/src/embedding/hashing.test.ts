import { embedderSuite } from './embedder.suite.ts'
import { openHashingEmbedder } from './hashing.ts'

embedderSuite('hashed bigrams', async () => openHashingEmbedder())
