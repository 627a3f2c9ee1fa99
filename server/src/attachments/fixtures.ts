import { decodePDFRawStream, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib'
import { unzipSync, type Zippable, zipSync } from 'fflate'
import sharp from 'sharp'

/** Planted wherever a file may name its maker; found nowhere afterwards. */
export const CANARY = 'KANARIE-7f3a'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const P = 'http://schemas.openxmlformats.org/package/2006'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

export type Parts = Record<string, string | Uint8Array>
const bytesOf = (content: string | Uint8Array) => (typeof content === 'string' ? Buffer.from(content) : content)

export function zip(parts: Parts): Buffer {
  const files: Zippable = {}
  for (const [name, content] of Object.entries(parts)) files[name] = [bytesOf(content), { level: 6 }]
  return Buffer.from(zipSync(files))
}

const relation = (id: number, type: string, target: string, mode = '') =>
  `<Relationship Id="rId${id}" Type="${type.includes(':') ? type : `${R}/${type}`}" Target="${target}"${mode && ` TargetMode="${mode}"`}/>`
export const relations = (...all: string[]) => `${XML}<Relationships xmlns="${P}/relationships">${all.join('')}</Relationships>`
export { relation }

const FORMATS = {
  docx: ['word/document.xml', 'wordprocessingml.document'],
  xlsx: ['xl/workbook.xml', 'spreadsheetml.sheet'],
  pptx: ['ppt/presentation.xml', 'presentationml.presentation'],
} as const

const TYPES: Record<string, string> = {
  rels: `application/vnd.openxmlformats-package.relationships+xml`,
  xml: 'application/xml',
  jpeg: 'image/jpeg',
  png: 'image/png',
  bin: 'application/vnd.openxmlformats-officedocument.oleObject',
}

export interface OfficeGiven {
  /** Added to the few parts every document has, or in their stead; undefined leaves one out. */
  parts?: Record<string, string | Uint8Array | undefined>
  main?: string
  /** Content type of the main part. */
  type?: string
  /** More endings with their content types, or a part's own by its path. */
  types?: Record<string, string>
}

/** A small Office document with properties, thumbnail and whatever a test puts into it. */
export function officeParts(format: keyof typeof FORMATS, { parts = {}, main, type, types = {} }: OfficeGiven = {}): Parts {
  const [path, name] = FORMATS[format]
  const declared = Object.entries({ ...TYPES, ...types }).map(([key, value]) =>
    key.startsWith('/')
      ? `<Override PartName="${key}" ContentType="${value}"/>`
      : `<Default Extension="${key}" ContentType="${value}"/>`,
  )
  const own = type ?? `application/vnd.openxmlformats-officedocument.${name}.main+xml`
  const all: Record<string, string | Uint8Array | undefined> = {
    '[Content_Types].xml': `${XML}<Types xmlns="${P}/content-types">${declared.join('')}<Override PartName="/${path}" ContentType="${own}"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': relations(
      relation(1, 'officeDocument', path),
      relation(2, `${P}/relationships/metadata/core-properties`, 'docProps/core.xml'),
      relation(3, 'extended-properties', 'docProps/app.xml'),
      relation(4, `${P}/relationships/metadata/thumbnail`, 'docProps/thumbnail.jpeg'),
    ),
    [path]: main ?? BODY[format],
    'docProps/core.xml': `${XML}<cp:coreProperties xmlns:cp="${P}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${CANARY}</dc:creator><cp:lastModifiedBy>${CANARY}</cp:lastModifiedBy></cp:coreProperties>`,
    'docProps/app.xml': `${XML}<Properties><Company>${CANARY}</Company><Manager>${CANARY}</Manager></Properties>`,
    'docProps/custom.xml': `${XML}<Properties><property name="p"><vt:lpwstr>${CANARY}</vt:lpwstr></property></Properties>`,
    'docProps/thumbnail.jpeg': CANARY,
    ...parts,
  }
  return Object.fromEntries(Object.entries(all).filter(([, content]) => content !== undefined)) as Parts
}
export const office = (format: keyof typeof FORMATS, given?: OfficeGiven) => zip(officeParts(format, given))

const BODY = {
  docx: `${XML}<w:document ${W}><w:body><w:p><w:r><w:t>连铸坯表面裂纹</w:t></w:r></w:p></w:body></w:document>`,
  xlsx: `${XML}<workbook ${S}><sheets/></workbook>`,
  pptx: `${XML}<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>`,
}
export const namespaces = { W, S, XML }

export async function pdf(change: (document: PDFDocument) => void | Promise<void> = () => {}): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.addPage([200, 100]).drawText('crack detection')
  document.setAuthor(CANARY)
  document.setCreator(CANARY)
  const xmp = document.context.stream(`<x:xmpmeta>${CANARY}</x:xmpmeta>`, { Type: 'Metadata', Subtype: 'XML' })
  document.catalog.set(PDFName.of('Metadata'), document.context.register(xmp))
  await change(document)
  return Buffer.from(await document.save({ useObjectStreams: false }))
}

export const signature = (document: PDFDocument) =>
  document.context.register(
    document.context.obj({
      Type: 'Sig',
      ByteRange: [0, 10, 20, 30],
      Contents: PDFHexString.of('00ff'),
      Name: PDFString.of(CANARY),
    }),
  )

export const picture = (width = 12, height = 8) =>
  sharp({ create: { width, height, channels: 3, background: { r: 180, g: 40, b: 20 } } })

/** Wider than high, stored lying: Exif says it stands upright. */
export const photograph = () =>
  picture()
    .withExif({ IFD0: { Artist: CANARY, Make: CANARY }, IFD3: { GPSLatitude: '38/1 2/1 30/1', GPSAreaInformation: CANARY } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

type Tree = { [name: string]: Buffer | Tree }

/** A compound file of the given streams and storages, every stream in sectors of its own. */
export function ole(tree: Tree): Buffer {
  const SECTOR = 512
  const entries: { name: string; type: number; child: number; right: number; start: number; size: number }[] = []
  const streams: Buffer[] = []
  const add = (name: string, type: number) => entries.push({ name, type, child: -1, right: -1, start: -2, size: 0 }) - 1
  const walk = (branch: Tree): number => {
    let first = -1
    let last = -1
    for (const [name, content] of Object.entries(branch)) {
      const at = add(name, Buffer.isBuffer(content) ? 2 : 1)
      const entry = entries[at] as (typeof entries)[number]
      if (Buffer.isBuffer(content)) {
        const padded = Buffer.concat([
          content,
          Buffer.alloc(Math.max(4096, Math.ceil(content.length / SECTOR) * SECTOR) - content.length),
        ])
        entry.size = padded.length
        entry.start = streams.push(padded) - 1
      } else entry.child = walk(content)
      if (last < 0) first = at
      else (entries[last] as (typeof entries)[number]).right = at
      last = at
    }
    return first
  }
  add('Root Entry', 5)
  ;(entries[0] as (typeof entries)[number]).child = walk(tree)

  const directory = Buffer.alloc(Math.ceil(entries.length / 4) * SECTOR)
  const directorySectors = directory.length / SECTOR
  const table: number[] = [0xfffffffd]
  const chain = (count: number) => {
    const start = table.length
    for (let i = 1; i <= count; i++) table.push(i === count ? 0xfffffffe : start + i)
    return start
  }
  const directoryAt = chain(directorySectors)
  const starts = streams.map((stream) => chain(stream.length / SECTOR))
  for (const [index, { name, type, child, right, start, size }] of entries.entries()) {
    const at = index * 128
    directory.write(name, at, 'utf16le')
    directory.writeUInt16LE(name.length * 2 + 2, at + 64)
    directory[at + 66] = type
    for (const [offset, value] of [
      [68, -1],
      [72, right],
      [76, child],
    ] as const)
      directory.writeInt32LE(value, at + offset)
    directory.writeUInt32LE(type === 2 ? (starts[start] as number) : 0xfffffffe, at + 116)
    directory.writeUInt32LE(size, at + 120)
  }
  const header = Buffer.alloc(SECTOR, 0xff)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.fill(0, 8, 76)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(directoryAt, 48)
  header.writeUInt32LE(4096, 56)
  header.writeUInt32LE(0xfffffffe, 60)
  header.writeUInt32LE(0xfffffffe, 68)
  header.writeUInt32LE(0, 76)
  const fat = Buffer.alloc(SECTOR, 0xff)
  if (table.length > SECTOR / 4) throw new Error('more sectors than one table holds')
  for (const [index, value] of table.entries()) fat.writeUInt32LE(value, index * 4)
  return Buffer.concat([header, fat, directory, ...streams])
}

export interface HostileFile {
  what: string
  name: string
  file: () => Buffer | Promise<Buffer>
  /** A problem code, or what it was taken as; `!` in front of the kind where its metadata stays in. */
  becomes: string
  /** Must not be found in what was kept, beside the canary. */
  without?: string
}

/** Any text that a reader of the file could come by: parts of archives, streams of documents, notes of pictures. */
export async function everythingIn(content: Buffer): Promise<string> {
  const found: Uint8Array[] = [content]
  if (content.toString('latin1', 0, 2) === 'PK')
    for (const part of Object.values(unzipSync(content))) found.push(Buffer.from(await everythingIn(Buffer.from(part))))
  if (content.toString('latin1', 0, 4) === '%PDF') {
    const { context } = await PDFDocument.load(content, { ignoreEncryption: true, updateMetadata: false })
    for (const [, object] of context.enumerateIndirectObjects()) {
      found.push(Buffer.from(object.toString()))
      if (object instanceof PDFRawStream) found.push(object.contents, plainOf(object))
    }
  }
  const texts = found.flatMap((part) => (['utf8', 'utf16le', 'latin1'] as const).map((as) => Buffer.from(part).toString(as)))
  const spelled = texts.flatMap((text) =>
    [...text.matchAll(/<((?:[0-9A-Fa-f]{2})+)>/g)].map(([, hex]) => Buffer.from(hex as string, 'hex')),
  )
  return [...texts, ...spelled.flatMap((part) => [part.toString('latin1'), part.toString('latin1').replaceAll('\0', '')])].join(
    '\n',
  )
}

function plainOf(stream: PDFRawStream): Uint8Array {
  try {
    return decodePDFRawStream(stream).decode()
  } catch {
    return new Uint8Array() // a picture: its bytes are looked at as they are
  }
}
