import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import { Refusal } from '../platform/refusal.ts'
import { stripPicture } from './pictures.ts'
import type { FileRow } from './tables.ts'

const name = (text: string) => PDFName.of(text)
/** Written beside the content by programs, wherever it stands. */
const TELLING = ['Metadata', 'PieceInfo', 'LastModified', 'CreatorInfo', 'SpiderInfo'].map(name)
/** Runs, or carries files of its own. */
const ACTIVE = ['JS', 'JavaScript', 'AA', 'EmbeddedFiles', 'AF', 'EF', 'XFA', 'RichMediaContent'].map(name)
const HARMLESS_ACTIONS = new Set(['GoTo', 'URI', 'Named', 'SetOCGState', 'Thread'].map(name))

export interface Pdf {
  kind: 'pdf'
  content: Buffer
  uncleaned: FileRow['uncleaned']
}

/**
 * Writes a document anew from what its first page leads to: properties, XMP, earlier versions, scripts and attached files
 * stay behind. An encrypted or signed one cannot be written anew and is kept as it is.
 */
export async function cleanPdf(bytes: Buffer): Promise<Pdf> {
  const document = await PDFDocument.load(bytes, {
    ignoreEncryption: true,
    updateMetadata: false,
    throwOnInvalidObject: false,
    parseSpeed: Number.POSITIVE_INFINITY,
  })
  const { context } = document
  if (context.trailerInfo.Encrypt) return asItIs(bytes, 'encrypted')
  const found = reachable(document)
  if (found.isSigned) {
    if (found.isActive) throw new Refusal('file_active_content')
    return asItIs(bytes, 'signed')
  }
  if (document.getPageCount() === 0) throw new Refusal('file_damaged')
  for (const dict of found.dicts) cleanDict(dict)
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!found.refs.has(ref)) context.delete(ref)
    else if (object instanceof PDFRawStream && isJpeg(object))
      context.assign(ref, PDFRawStream.of(object.dict, stripPicture(Buffer.from(object.contents))))
  }
  delete context.trailerInfo.Info
  delete context.trailerInfo.ID
  const content = await document.save({ addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: 10_000 })
  return { kind: 'pdf', content: Buffer.from(content), uncleaned: null }
}

/** What the catalogue leads to; telling and active entries are not followed, so what only they lead to is left behind. */
function reachable({ context }: PDFDocument) {
  const refs = new Set<PDFRef>()
  const dicts: PDFDict[] = []
  let isSigned = false
  let isActive = false
  const open: (PDFObject | undefined)[] = [context.trailerInfo.Root]
  while (open.length > 0) {
    const object = open.pop()
    if (object instanceof PDFRef) {
      if (refs.has(object)) continue
      refs.add(object)
      open.push(context.lookup(object))
    } else if (object instanceof PDFInvalidObject) throw new Refusal('file_damaged')
    else if (object instanceof PDFArray) for (const item of object.asArray()) open.push(item)
    else if (object instanceof PDFDict || object instanceof PDFStream) {
      const dict = object instanceof PDFStream ? object.dict : object
      dicts.push(dict)
      isSigned ||= dict.has(name('ByteRange')) && dict.has(name('Contents'))
      isActive ||= ACTIVE.some((key) => dict.has(key)) || isForeignAction(dict)
      for (const [key, value] of dict.entries()) if (!TELLING.includes(key) && !ACTIVE.includes(key)) open.push(value)
    }
  }
  return { refs, dicts, isSigned, isActive }
}

function cleanDict(dict: PDFDict) {
  for (const key of [...TELLING, ...ACTIVE]) dict.delete(key)
  if (isForeignAction(dict)) for (const key of dict.keys()) dict.delete(key)
  const isMarkup = dict.has(name('Rect')) && dict.has(name('Subtype')) && dict.get(name('Subtype')) !== name('Widget')
  if (isMarkup) dict.delete(name('T'))
}

/** Actions have no type of their own: `S` names what is done, and structure elements use it for other names. */
const FOREIGN_ACTIONS = new Set(
  ['JavaScript', 'Launch', 'GoToR', 'GoToE', 'SubmitForm', 'ImportData', 'Rendition', 'Movie', 'Sound', 'RichMediaExecute'].map(
    name,
  ),
)
function isForeignAction(dict: PDFDict): boolean {
  const does = dict.get(name('S'))
  if (!(does instanceof PDFName)) return false
  return FOREIGN_ACTIONS.has(does) || (dict.get(name('Type')) === name('Action') && !HARMLESS_ACTIONS.has(does))
}

function isJpeg({ dict }: PDFRawStream): boolean {
  const filter = dict.lookup(name('Filter'))
  if (filter instanceof PDFArray) return filter.size() === 1 && filter.lookup(0) === name('DCTDecode')
  return filter === name('DCTDecode')
}

/** Kept byte for byte, hence nothing else may hide in it: no markup in front, no archive behind. */
function asItIs(bytes: Buffer, uncleaned: FileRow['uncleaned']): Pdf {
  const end = bytes.lastIndexOf('%%EOF')
  const behind = end < 0 ? bytes : bytes.subarray(end + 5)
  const isClean = behind.length <= 1024 && behind.every((byte) => byte <= 0x20)
  if (!isClean || /<\s*(?:!doctype|html|script|body|svg|iframe|\?)/i.test(bytes.toString('latin1', 0, 1024)))
    throw new Refusal('file_active_content')
  return { kind: 'pdf', content: bytes, uncleaned }
}
