import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { organisations } from '@keqiao/server/accounts/tables'
import { viewerOf } from '@keqiao/server/accounts/viewer'
import { dot } from '@keqiao/server/embedding/vector'
import { DIVISION } from '@keqiao/server/needs/anonymity'
import { SEEKERS } from '@keqiao/server/needs/store'
import { needs as needRows } from '@keqiao/server/needs/tables'
import { readConfig } from '@keqiao/server/platform/config'
import { seedIfEmpty } from '@keqiao/server/seed'
import { openServices } from '@keqiao/server/services'
import { ANON_MIN_GROUP, type Need, NeedDraft } from '@keqiao/shared/needs'
import { attack, type Outcome, type Puzzle } from './attack.ts'

// How often can the company behind an anonymous need be guessed from what is public? Every need of the demonstration's companies
// stands in for an anonymous one, as a visitor would read it.

const folder = mkdtempSync(path.join(os.tmpdir(), 'keqiao-reidentify-'))
const services = await openServices(
  readConfig({ ...process.env, DATA_DIR: folder, DATABASE_URL: undefined, LOG_LEVEL: 'silent' }),
)
const { db, taxonomies, embedder } = services
await seedIfEmpty(services)

const all = (await db.read.select().from(organisations)).filter(({ state }) => state === 'active')
const companies = all.filter(({ kind }) => SEEKERS.includes(kind))
const rows = (await db.read.select().from(needRows)).filter(({ ownerId }) => companies.some(({ id }) => id === ownerId))

type Company = (typeof companies)[number]
const label = (list: 'region' | 'industry' | 'field', code: string | null) => (code ? taxonomies.label(list, code, 'zh') : '')
/** What the public page of a company says of it. */
const pageOf = ({ name, region, industry, fields, intro }: Company) =>
  [name, label('region', region), label('industry', industry), ...fields.map((code) => label('field', code)), intro ?? ''].join(
    ' ',
  )
const textOf = ({ name, background, difficulty, object, research, constraints, keywords }: Need) =>
  [name, background, difficulty, object, research, constraints, ...keywords].filter(Boolean).join(' ')

/** As strangers would read it, were it anonymous: the server's own answer. */
async function shownOf(row: (typeof rows)[number]): Promise<Need> {
  const owner = companies.find(({ id }) => id === row.ownerId) as Company
  const card = { id: owner.id, name: owner.name, kind: owner.kind, region: owner.region, demo: true, state: owner.state }
  const viewer = viewerOf({ id: owner.id, name: '', email: '' }, [{ ...card, membership: 'admin' }])
  const draft = { ...NeedDraft.strip().parse(row), disclosure: 'ANON' as const }
  const { visitor } = await services.needs.preview(viewer, owner.id, draft)
  if (!visitor || visitor.owner || visitor.unitName) throw new Error('an anonymous need names its company')
  return visitor
}

function possible({ region, industries }: Need): string[] {
  const within = region ? new Set([region, ...taxonomies.descendants('region', region)]) : null
  const fits = (company: Company) =>
    (!within || within.has(company.region)) &&
    (industries.length === 0 || industries.includes((company.industry ?? '').slice(0, DIVISION)))
  return companies.filter(fits).map(({ id }) => id)
}

const shown = await Promise.all(rows.map(shownOf))
const texts = await embedder.embed(shown.map(textOf), 'query')
const pages = await embedder.embed(companies.map(pageOf), 'passage')
const openTexts = await embedder.embed(shown.map(textOf), 'passage')

/** By its page alone, or by its page and whatever else the company has openly posted, whichever is more alike. */
function likenessOf(at: number, with_: 'page' | 'posts'): Map<string, number> {
  const own = texts[at] as Float32Array
  return new Map(
    companies.map(({ id }, company) => {
      const posts =
        with_ === 'posts'
          ? rows.flatMap((row, other) =>
              row.ownerId === id && other !== at && row.disclosure === 'OPEN' ? [openTexts[other] as Float32Array] : [],
            )
          : []
      return [id, Math.max(...[pages[company] as Float32Array, ...posts].map((one) => dot(own, one)))]
    }),
  )
}

const puzzlesOf = (with_: 'page' | 'posts', narrowed: boolean): Puzzle[] =>
  shown.flatMap((need, at) => {
    const truth = rows[at]?.ownerId as string
    const left = narrowed ? possible(need) : companies.map(({ id }) => id)
    // Who posts for a place or an industry that is not its own is not found by looking there.
    return left.includes(truth) ? [{ truth, possible: left, likeness: likenessOf(at, with_) }] : []
  })

const percent = (share: number) => `${(share * 100).toFixed(1).padStart(5)} %`
function line(name: string, { guesses, first, blindFirst, firstThree, blindThree }: Outcome) {
  const gain = (first - blindFirst) * 100
  console.log(
    `${name.padEnd(46)} ${String(guesses).padStart(4)}  ${percent(first)} ${percent(blindFirst)} ${gain.toFixed(1).padStart(6)}  ${percent(firstThree)} ${percent(blindThree)}`,
  )
}

const groups = shown.map((need) => possible(need).length).sort((a, b) => a - b)
console.log(`${rows.length} needs of ${companies.length} companies, ${embedder.id}`)
console.log(
  `companies that place and industry leave possible: least ${groups[0]}, median ${groups[Math.floor(groups.length / 2)]}, most ${groups.at(-1)} (promised: ${ANON_MIN_GROUP})`,
)
console.log(`\n${''.padEnd(46)} needs    first   blind   gain    first 3   blind`)
line('by the text, among all companies', attack(puzzlesOf('page', false)))
line('by the text, within place and industry', attack(puzzlesOf('page', true)))
line('the same, knowing its open needs as well', attack(puzzlesOf('posts', true)))

await services.close()
rmSync(folder, { recursive: true, force: true })
