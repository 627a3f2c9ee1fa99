import type { FileKind } from '@keqiao/shared/attachments'
import { zipSync } from 'fflate'
import { type UnpackLimits, unpack } from '../platform/bound.ts'
import { Refusal } from '../platform/refusal.ts'
import { refuseMismatch } from './kinds.ts'
import { refuseActiveObject } from './ole.ts'
import { CONTENT_TYPES, packageOf, RELATIONS } from './package.ts'
import { stripPicture } from './pictures.ts'
import type { FileRow } from './tables.ts'
import { readXml, withoutNotes, withoutPeople, withoutPlaces } from './xml.ts'

/** A deck of a hundred slides has a thousand parts; the rest is what hostile archives are held to. */
const LIMITS: UnpackLimits = { entries: 5000, unpackedBytes: 200_000_000, ratio: 100 }
const DEEPEST = 2
const MIDNIGHT = new Date(1980, 0, 1)

const IS_XML = /\.(?:xml|rels|vml)$/i
const IS_PICTURE = /\.(?:jpe?g|png|gif|bmp|emf|wmf)$/i
const IS_DRAWING = /\.svg$/i
const IS_FONT = /\.(?:odttf|fntdata|ttf)$/i
const IS_OFFICE = /\.(?:docx|xlsx|pptx)$/i
const RUNS = /\.(?:exe|dll|com|scr|msi|bat|cmd|ps1|vb[se]?|jse?|wsf|hta|html?|lnk|jar|class|py|sh|docm|xlsm|pptm|xlsb|swf)$/i

export interface Office {
  kind: FileKind
  content: Buffer
  uncleaned: FileRow['uncleaned']
}

/**
 * An Office document written anew from the parts that belong to it: document properties, people's names, paths of their
 * machines, thumbnails and printers are left out; macros and programs are refused.
 */
export async function cleanOffice(file: Buffer, ending: string, depth = 0): Promise<Office> {
  const contents = await unpack(file, () => true, LIMITS)
  const { kind, parts } = packageOf(contents)
  if (depth === 0) refuseMismatch(kind, ending)
  let uncleaned: FileRow['uncleaned'] = null
  const written: Parameters<typeof zipSync>[0] = {}
  for (const [name, content] of parts) {
    const found = await cleanPart(name, content, depth)
    uncleaned ??= found.uncleaned
    written[name] = [found.content, { level: IS_XML.test(name) ? 6 : 0, mtime: MIDNIGHT }]
  }
  return { kind, uncleaned, content: Buffer.from(zipSync(written)) }
}

async function cleanPart(name: string, content: Buffer, depth: number): Promise<Pick<Office, 'content' | 'uncleaned'>> {
  if (RUNS.test(name)) throw new Refusal('file_active_content')
  if (IS_XML.test(name)) {
    const xml = readXml(content)
    const cleaned = name === CONTENT_TYPES ? xml : RELATIONS.test(name) ? withoutPlaces(xml) : withoutPeople(xml)
    return { content: Buffer.from(cleaned), uncleaned: null }
  }
  if (IS_PICTURE.test(name)) return { content: stripPicture(content), uncleaned: null }
  if (IS_DRAWING.test(name)) return { content: Buffer.from(withoutNotes(readXml(content))), uncleaned: null }
  if (IS_FONT.test(name)) return { content, uncleaned: null }
  if (IS_OFFICE.test(name) && depth < DEEPEST) return cleanOffice(content, '', depth + 1)
  if (content.length > 8 && content.toString('hex', 0, 8) === 'd0cf11e0a1b11ae1') refuseActiveObject(content)
  // Drawings of other programs, films, sounds: taken as they are.
  return { content, uncleaned: 'embedded' }
}
