import { makeKey } from '@keqiao/server/search/meili/key'

const { MEILI_URL, MEILI_MASTER_KEY } = process.env
if (!MEILI_URL || !MEILI_MASTER_KEY) {
  console.error('MEILI_URL=http://127.0.0.1:7700 MEILI_MASTER_KEY=… npm run meili-key')
  process.exit(2)
}
console.log(`MEILI_KEY=${await makeKey({ url: MEILI_URL, key: MEILI_MASTER_KEY })}`)
