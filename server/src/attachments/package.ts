import type { FileKind } from '@keqiao/shared/attachments'
import { Refusal } from '../platform/refusal.ts'
import { attributesOf, readXml, tagsOf } from './xml.ts'

export const CONTENT_TYPES = '[Content_Types].xml'
const ROOT_RELATIONS = '_rels/.rels'
export const RELATIONS = /(?:^|\/)_rels\/[^/]*\.rels$/

const OOXML = 'application/vnd.openxmlformats-officedocument.'
const MAIN: Record<string, FileKind> = {
  [`${OOXML}wordprocessingml.document.main+xml`]: 'docx',
  [`${OOXML}spreadsheetml.sheet.main+xml`]: 'xlsx',
  [`${OOXML}presentationml.presentation.main+xml`]: 'pptx',
}
const ACTIVE_TYPES = /macro|vba|activex/i
const ACTIVE_NAMES = /(?:^|\/)(?:vba|activex|macrosheets)/i
/** Who wrote it, with what, on which printer; the reader does without. */
const TELLING_NAMES = /^(?:docProps|docMetadata|_xmlsignatures)\/|\/printerSettings\//i
const CUSTOM_ITEM = /^customXml\/item\d*\.xml$/i

/** The parts of a package ([ECMA-376] part 2) that make the document, and which kind its main part says it is. */
export function packageOf(contents: Map<string, Buffer>): { kind: FileKind; parts: Map<string, Buffer> } {
  const types = contentTypes(contents)
  if (types.all.some((type) => ACTIVE_TYPES.test(type)) || [...contents.keys()].some((name) => ACTIVE_NAMES.test(name)))
    throw new Refusal('file_active_content')
  const main = mainPart(contents)
  const kind = MAIN[types.of(main.name)]
  if (!kind) throw new Refusal('file_kind_refused')

  const parts = new Map<string, Buffer>()
  const left = (name: string) => TELLING_NAMES.test(name) || main.others.has(name.toLowerCase()) || types.of(name) === ''
  const declared = types.text.replace(tagsOf('Override'), (tag) => (left(nameOf(attributesOf(tag).PartName)) ? '' : tag))
  parts.set(CONTENT_TYPES, Buffer.from(declared))
  parts.set(ROOT_RELATIONS, Buffer.from(rootRelations(main)))
  for (const [name, content] of contents) {
    if (parts.has(name) || name.endsWith('/') || left(name)) continue
    parts.set(name, CUSTOM_ITEM.test(name) ? Buffer.from('<empty/>') : content)
  }
  return { kind, parts }
}

function contentTypes(contents: Map<string, Buffer>) {
  const text = plainXml(contents, CONTENT_TYPES)
  const overrides = new Map<string, string>()
  const defaults = new Map<string, string>([['rels', 'relations']])
  for (const [tag, kind] of text.matchAll(tagsOf('Override', 'Default'))) {
    const { PartName, Extension, ContentType = '' } = attributesOf(tag)
    if (kind === 'Override') overrides.set(nameOf(PartName).toLowerCase(), ContentType)
    else defaults.set((Extension ?? '').toLowerCase(), ContentType)
  }
  return {
    text,
    all: [...overrides.values(), ...defaults.values()],
    of: (name: string) =>
      overrides.get(name.toLowerCase()) ?? defaults.get(/\.([^./]*)$/.exec(name)?.[1]?.toLowerCase() ?? '') ?? '',
  }
}

interface Main {
  name: string
  type: string
  /** What else the package's own relations point at: properties, thumbnail, signatures. */
  others: Set<string>
}

function mainPart(contents: Map<string, Buffer>): Main {
  const others = new Set<string>()
  let main: { name: string; type: string } | null = null
  for (const [tag] of plainXml(contents, ROOT_RELATIONS).matchAll(tagsOf('Relationship'))) {
    const { Type = '', Target } = attributesOf(tag)
    if (Type.endsWith('/officeDocument')) main = { name: nameOf(Target), type: Type }
    else others.add(nameOf(Target).toLowerCase())
  }
  if (!main || !contents.has(main.name)) throw new Refusal('file_kind_refused')
  others.delete(main.name.toLowerCase())
  return { ...main, others }
}

/** The two parts by which everything is judged: no character may hide behind a number. */
function plainXml(contents: Map<string, Buffer>, name: string): string {
  const file = contents.get(name)
  if (!file) throw new Refusal('file_kind_refused')
  const text = readXml(file)
  if (text.includes('&#')) throw new Refusal('file_damaged')
  return text
}

const rootRelations = ({ name, type }: Main) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${type}" Target="${name}"/></Relationships>`

const nameOf = (path: string | undefined) => (path ?? '').replace(/^\//, '')
