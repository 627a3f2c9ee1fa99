import { Refusal } from '../platform/refusal.ts'

/** The text of a part. Only UTF-8 and UTF-16 without entities of its own, so that what is looked for cannot be spelled otherwise. */
export function readXml(content: Buffer): string {
  const text = decode(content)
  const encoding = /^\s*<\?xml[^<>]*\bencoding=["']([^"'<>]*)["']/.exec(text)?.[1] ?? 'utf-8'
  if (!/^utf-?(?:8|16)$/i.test(encoding) || /\0|<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Refusal('file_damaged')
  return text.replace(/^(\s*<\?xml[^<>]*\bencoding=["'])[^"'<>]*/, '$1UTF-8')
}

function decode(content: Buffer): string {
  const [first, second] = content
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content)
  } catch {
    throw new Refusal('file_damaged')
  }
}

/** The rest of a tag behind its name; a bracket may stand in a value. */
const REST = `\\b(?:[^<>"']|"[^"<]*"|'[^'<]*')*>`
const VALUE = `\\s*=\\s*(?:"[^"<]*"|'[^'<]*')`

export const tagsOf = (...names: string[]) => new RegExp(`<(?:\\w+:)?(${names.join('|')})${REST}`, 'g')

export const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries(
    [...tag.matchAll(/(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name, a, b]) => [name, a ?? b ?? '']),
  )

const setAttribute = (tag: string, name: string, value: string) =>
  tag.replace(new RegExp(`(\\s(?:\\w+:)?${name})${VALUE}`, 'g'), `$1="${value}"`)

/** Attributes that name a person wherever they stand; the stand-ins are those of Office's own inspector. */
const PERSON = new RegExp(`(\\s(?:\\w+:)?(author|initials|userId|providerId|userName|refreshedBy))${VALUE}`, 'g')
const STAND_IN: Record<string, string> = { initials: 'A', providerId: 'None' }
/** Elements whose name is a person's. */
const NAMED = tagsOf('cmAuthor', 'userInfo', 'author', 'person')
const AUTHOR_TEXT = /(<(?:\w+:)?author>)([^<]*)/g
/** A view of a shared workbook bears its owner's name; its number serves as well. */
const VIEW = tagsOf('customWorkbookView')
/** Where the file lay, what it asked for its data, and what its writer's machine calls things. */
const PLACED = tagsOf('absPath', 'dbPr', 'olapPr', 'textPr', 'connection')
const PLACES = ['url', 'connection', 'localConnection', 'command', 'sourceFile', 'odcFile']
const NAMING = new RegExp(`(\\s(?:\\w+:)?(?:descr|title|name|alt))(${VALUE})`, 'g')
const isPath = (value: string) => value.includes(':\\') || value.includes('file:')
const PRINTER = tagsOf('printerSettings')
const PAGE_SETUP = tagsOf('pageSetup')

export function withoutPeople(xml: string): string {
  let cleaned = withoutSalutations(xml)
    .replace(PERSON, (_, name: string, kind: string) => `${name}="${STAND_IN[kind] ?? 'Author'}"`)
    .replace(NAMED, (tag) => setAttribute(setAttribute(tag, 'name', 'Author'), 'displayName', 'Author'))
    .replace(VIEW, (tag) => setAttribute(tag, 'name', attributesOf(tag).guid ?? 'View'))
    .replace(AUTHOR_TEXT, '$1Author')
    .replace(PLACED, (tag) => PLACES.reduce((cut, place) => setAttribute(cut, place, ''), tag))
    .replace(NAMING, (all, name: string, value: string) => (isPath(value) ? `${name}=""` : all))
    .replace(PRINTER, '')
    .replace(PAGE_SETUP, (tag) => tag.replace(new RegExp(`\\s\\w+:id${VALUE}`, 'g'), ''))
  for (const dropped of ['docVars', 'mailMerge']) cleaned = without(dropped, cleaned)
  return cleaned
}

/** Excel begins each note with its author's name. */
function withoutSalutations(xml: string): string {
  const authors = new Set([...xml.matchAll(AUTHOR_TEXT)].map(([, , name]) => `${name}:`))
  if (authors.size === 0) return xml
  return xml.replace(/(<(?:\w+:)?t\b[^<>]*>)([^<:]*:)/g, (all, tag: string, start: string) =>
    authors.has(start) ? `${tag}Author:` : all,
  )
}

/** Relations without printers, and with nothing outside but addresses of the web: the rest are paths, or fetched on opening. */
export const withoutPlaces = (xml: string) =>
  xml.replace(tagsOf('Relationship'), (tag) => {
    const { Type = '', TargetMode, Target = '' } = attributesOf(tag)
    if (Type.endsWith('/printerSettings')) return ''
    if (TargetMode !== 'External') return tag
    const isLink = Type.endsWith('/hyperlink') && /^(?:https?:|mailto:|#)/i.test(Target)
    return isLink ? tag : setAttribute(tag, 'Target', 'about:blank')
  })

/** A drawing without what its program noted down beside it. */
export const withoutNotes = (svg: string) => without('metadata', withoutPeople(svg))

/** Cuts elements out, from the tag that opens to the one that closes; linear, whatever is left open. */
function without(name: string, xml: string): string {
  const kept: string[] = []
  let from = 0
  for (const { 0: tag, index } of xml.matchAll(tagsOf(name))) {
    if (index < from) continue
    const close = `</${tag.slice(1, tag.indexOf(name))}${name}>`
    const closesAt = tag.endsWith('/>') ? index : xml.indexOf(close, index)
    if (closesAt < 0) break
    kept.push(xml.slice(from, index))
    from = closesAt + (closesAt === index ? tag.length : close.length)
  }
  return kept.join('') + xml.slice(from)
}
