import { type AST, parseRegExpLiteral, visitRegExpAST } from '@eslint-community/regexpp'

/** Signs that regular expressions tell apart: ASCII, spaces and ends of lines, Han, full width, marks, an emoji, half of one. */
const POOL = [
  ...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)),
  ...'\n\r\t\u00a0\u3000\u2028\u0000\u0301é中文万亿％，。；：（）１Ａ、–−≥±µ℃α',
  '😀',
  '\ud800',
]
const MISSES = ['', '\u0000\n']
const MOST_AGAIN = 60
const MOST_SIGNS = 12
const MOST_WAYS = 40

export interface Attack {
  before: string
  again: string
  after: string
}
export const attackOf = ({ before, again, after }: Attack, size: number) =>
  before + again.repeat(Math.ceil(Math.max(size - before.length, 1) / again.length)) + after

type Choice = { wanted: Set<AST.Node>; dropped: Set<AST.Node> }

/** Texts that follow the pattern: the plain one, one through each alternative, one past each part that may be left out. */
function waysThrough(regex: RegExp) {
  const { pattern } = parseRegExpLiteral(regex)
  const flags = regex.flags.replace(/[gy]/g, '')
  const own = new Set<string>()
  const signs = new Map<string, { atom: RegExp; sign: string }>()
  const optional: AST.Node[] = []
  const choices: Choice[] = [{ wanted: new Set(), dropped: new Set() }]
  const signOf = (raw: string) => {
    const atom = new RegExp(`^(?:${raw})$`, flags)
    const known = signs.get(raw) ?? { atom, sign: [...own, ...POOL].find((sign) => atom.test(sign)) ?? 'a' }
    signs.set(raw, known)
    return known.sign
  }
  const through = (node: AST.Node, choice: Choice): string[] => {
    if (node.type === 'Alternative') return node.elements.flatMap((one) => through(one, choice))
    if (node.type === 'Quantifier') {
      const once = choice.dropped.has(node) ? [] : through(node.element, choice)
      return Array.from({ length: Math.min(Math.max(node.min, 1), MOST_AGAIN) }, () => once).flat()
    }
    if ('alternatives' in node && node.type !== 'ClassStringDisjunction')
      return node.alternatives.flatMap((one, at) =>
        node.alternatives.some((other) => choice.wanted.has(other)) === choice.wanted.has(one) && (choice.wanted.has(one) || !at)
          ? through(one, choice)
          : [],
      )
    return node.type === 'Assertion' || node.type === 'Backreference' ? [] : [signOf(node.raw)]
  }
  const above = (node: AST.Node): AST.Node[] => [node, ...(node.parent ? above(node.parent) : [])]
  visitRegExpAST(pattern, {
    onCharacterEnter: ({ value }) => void own.add(String.fromCodePoint(value)),
    onAlternativeEnter: (node) => {
      if (node.parent.alternatives[0] !== node) choices.push({ wanted: new Set(above(node)), dropped: new Set() })
    },
    onQuantifierEnter: (node) => {
      if (node.min > 0) return
      optional.push(node)
      choices.push({ wanted: new Set(above(node)), dropped: new Set([node]) })
    },
  })
  choices.push({ wanted: new Set(), dropped: new Set(optional) })
  const ways = choices.slice(0, MOST_WAYS).map((choice) => through(pattern, choice).slice(0, MOST_AGAIN))
  return { ways, atoms: [...signs.values()].map(({ atom }) => atom), pool: new Set([...own, ...POOL]) }
}

/** What to repeat, after what, before what: derived from what the pattern itself speaks of. */
export function attacksOn(regex: RegExp): Attack[] {
  const { ways, atoms, pool } = waysThrough(regex)
  // One sign for each way in which a sign can fit the atoms: what two parts of the pattern both accept is among them.
  const kinds = new Map<string, string>()
  for (const sign of pool) {
    const fits = atoms.map((atom) => (atom.test(sign) ? 1 : 0)).join('')
    if (!kinds.has(fits)) kinds.set(fits, sign)
  }
  const few = [...kinds.values()].slice(0, MOST_SIGNS)
  const found = new Map<string, Attack>()
  const add = (before: string, again: string) => {
    for (const after of again ? MISSES : []) found.set(`${before}|${again}|${after}`, { before, again, after })
  }
  for (const again of few) for (const after of few) found.set(`|${again}|${after}`, { before: '', again, after })
  for (const one of [...kinds.values(), ...few.flatMap((one) => few.map((other) => one + other))]) add('', one)
  for (const way of ways) {
    for (let at = 0; at <= way.length; at++) {
      const before = way.slice(0, at).join('')
      for (const sign of few) add(before, sign)
      add('', before)
      add(before, way.slice(at).join(''))
      for (const length of [1, 2, 3]) for (const after of ['', before]) add(after, way.slice(at, at + length).join(''))
    }
  }
  return [...found.values()]
}
