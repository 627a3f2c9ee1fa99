import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { isSafePattern } from 'redos-detector'
import { describe, expect, test } from 'vitest'
import { moreThanLinear } from './regexes/cost.ts'
import { regexesIn, runtimeSources, type Written } from './regexes/find.ts'
import { root } from './sources.ts'

/** What the checker calls ambiguous without bound, and why it costs no more than a line all the same. */
const ALLOWED: [RegExp, string][] = [
  [/^\s*<\?xml[^<>]*\bencoding=["']([^"'<>]*)["']/, 'a value ends at the next quote, so no two tries read the same signs'],
  [/^([^<>@\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, 'two branches, each with one way; a setting of the operator'],
  [/^(?:([^×x]+)[×x])?10\^?(-?\d+)$/, 'two ways at most: with a factor and without'],
  [/\([^()]*$|^[^/·]*(?<!dB)\(|[^A-Za-zμµΩ°)][-−^]\d$|^\s*[/\d.-]/, 'four branches, each with one way; reads at most 17 signs'],
  [/(<(?:\w+:)?t\b[^<>]*>)([^<:]*:)/, 'begins at one bracket and ends at the next'],
]
const MOST_STEPS = 2_000

const sources = runtimeSources().map((file) => ({ file, ...regexesIn(file) }))
const built = seenBuilt(sources.filter((one) => one.built.length > 0).map(({ file }) => file))
const everyOne = [...sources.flatMap(({ literals }) => literals), ...built]
const different = [...new Map(everyOne.map((one) => [`/${one.pattern}/${one.flags}`, one])).values()]

function seenBuilt(files: string[]): Written[] {
  const program = path.join(root, 'tests/house/regexes/built.ts')
  return JSON.parse(execFileSync(process.execPath, [program, ...files], { encoding: 'utf8' }))
}

/** Whether two ways through the pattern can read the same text without end. Where a match begins is left to the attacks. */
function isAmbiguous({ pattern, flags }: Pick<Written, 'pattern' | 'flags'>): boolean {
  // The checker stumbles over NUL; any other sign that stands nowhere else does as well.
  const { error } = isSafePattern(`^(?:${pattern.replaceAll('\\0', '\\x01')})`, {
    maxSteps: MOST_STEPS,
    unicode: flags.includes('u'),
    caseInsensitive: flags.includes('i'),
    dotAll: flags.includes('s'),
    multiLine: flags.includes('m'),
  })
  return error === 'hitMaxScore'
}

describe('finding them', () => {
  const PLANTED = `
    // /comment/ and 'a /text/ of signs'
    const half = (1 / 2) / 3
    export const Form = ({ shape = /default/i }) => <input pattern={/attribute/u.source} title="/title/" />
    class One { static field = /field/; read(text: string) { return \`\${text.replace(/inside/g, "")} /outside/\` } }
    const odd = half ? /[/]/ : text!.split(/split/)
    const a = new RegExp('given'), b = RegExp('called'), c = new globalThis.RegExp('global')
    text.match('matched'); text.matchAll(\`all\`); text.match(/own/)
  `
  test('none hides in JSX, a template, a class, a default or a condition; texts, comments and divisions are none', () => {
    const found = regexesIn('planted.tsx', PLANTED)
    const literals = ['/default/i', '/attribute/u', '/field/', '/inside/g', '/[/]/', '/split/', '/own/']
    expect(found.literals.map(({ pattern, flags }) => `/${pattern}/${flags}`)).toEqual(literals)
    expect(found.literals[0]?.at).toBe('planted.tsx:4')
    expect(found.built).toEqual(['planted.tsx:7', 'planted.tsx:7', 'planted.tsx:7', 'planted.tsx:8', 'planted.tsx:8'])
  })

  test('what is built from texts was seen being built, at each place that builds one', () => {
    const places = sources.flatMap((one) => one.built)
    expect(places.length).toBeGreaterThan(5)
    expect(places.filter((place) => !built.some(({ at }) => at === place))).toEqual([])
  })
})

describe('attacking them', () => {
  const SLOW = [
    /(a+)+$/,
    /^(?:需要|需|要)+$/,
    /\s+$/,
    /^\s*\w*\s*-?\w*:/,
    /<t\b[^>]*>/,
    /\([^)]*\)/,
    /^(\d+(?:,\d*)*)*x/,
    /a(?=.*b)/,
    /(?:x|y|key)="[^>]*>/,
  ]
  test.each(SLOW)('%s is found to be slow', ({ source, flags }) => {
    expect(moreThanLinear(source, flags)).not.toBeNull()
  })
  test.each([/(?<!\s)\s+$/, /^(?:\d{4}-)?\d+$/, /(?:需要|需|要)$/])('%s is found to be a line', ({ source, flags }) => {
    expect(moreThanLinear(source, flags)).toBeNull()
  })
  test('the checker tells ambiguous from plain', () => {
    const asked = [/a*a*$/, /(\w+\s?)*$/, /\d+-\w+$/]
    expect(asked.map(({ source, flags }) => isAmbiguous({ pattern: source, flags }))).toEqual([true, true, false])
  })
})

test('no regular expression of the server, the contract or the web works more than linearly, up to 50,000 signs', () => {
  expect(different.length).toBeGreaterThan(250)
  const slow = different.flatMap(({ at, pattern, flags }) => {
    const attack = moreThanLinear(pattern, flags)
    return attack ? [`${at} /${pattern}/${flags} ${attack}`] : []
  })
  expect(slow).toEqual([])
})

test('those the checker calls ambiguous are the ones allowed with a reason', () => {
  const ambiguous = different.filter(isAmbiguous).map(({ pattern }) => pattern)
  expect(ambiguous.sort()).toEqual(ALLOWED.map(([{ source }]) => source).sort())
})
