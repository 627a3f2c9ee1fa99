import { writeFileSync } from 'node:fs'
import { dataMapTable } from './table.ts'

writeFileSync(new URL('../../docs/data-map.md', import.meta.url), dataMapTable())
console.log('docs/data-map.md')
