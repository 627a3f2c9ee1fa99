import { FILE_LIMITS, type FileKind } from '@keqiao/shared/attachments'
import sharp from 'sharp'
import { Refusal } from '../platform/refusal.ts'

type Picture = Extract<FileKind, 'png' | 'jpeg' | 'webp'>
const SECONDS = 30

sharp.cache(false)
sharp.concurrency(1)

let turn: Promise<unknown> = Promise.resolve()

/**
 * Draws the picture anew: upright, its first frame, without anything that was written beside it; whatever else the file
 * was is gone. One at a time, since each may need hundreds of megabytes.
 */
export function redraw(from: string, to: string, kind: Picture): Promise<void> {
  const result = turn.then(() => draw(from, to, kind))
  turn = result.catch(() => {})
  return result
}

async function draw(from: string, to: string, kind: Picture) {
  // Only the head is read here; it says how much the whole would be.
  const head = sharp(from, { limitInputPixels: false, failOn: 'error' })
  const found = await head.metadata().catch(() => {
    throw new Refusal('file_damaged')
  })
  if (found.format !== kind) throw new Refusal('file_damaged')
  if (found.width * found.height > FILE_LIMITS.pixels) throw new Refusal('file_too_complex', { limit: FILE_LIMITS.pixels })
  const picture = sharp(from, { limitInputPixels: FILE_LIMITS.pixels, failOn: 'error', pages: 1 })
  const upright = picture.autoOrient().timeout({ seconds: SECONDS })
  const drawn = kind === 'png' ? upright.png() : kind === 'jpeg' ? upright.jpeg({ quality: 90 }) : upright.webp({ quality: 90 })
  await drawn.toFile(to).catch(() => {
    throw new Refusal('file_damaged')
  })
}
