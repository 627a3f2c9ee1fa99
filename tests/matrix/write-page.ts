import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { contract } from '../house/routes.ts'
import { page } from './page.ts'

const file = path.resolve(import.meta.dirname, '../../docs/authorisation.md')
mkdirSync(path.dirname(file), { recursive: true })
writeFileSync(file, page(await contract()))
console.log('docs/authorisation.md')
