import { writeFileSync } from 'node:fs'
import qrcode from 'qrcode'

const [WIDTH, HEIGHT] = [640, 480]
const SCALE = 8

/** One picture of a code in the middle, as grey bytes. */
function picture(text: string): Buffer {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
  const grey = Buffer.alloc(WIDTH * HEIGHT, 235)
  const [left, top] = [WIDTH, HEIGHT].map((side) => Math.floor((side - modules.size * SCALE) / 2)) as [number, number]
  for (let y = 0; y < modules.size * SCALE; y++)
    for (let x = 0; x < modules.size * SCALE; x++)
      if (modules.get(Math.floor(y / SCALE), Math.floor(x / SCALE))) grey[(top + y) * WIDTH + left + x] = 16
  return grey
}

/** What Chromium shows instead of a camera, over and over: each of these codes for a second. */
export function writeCameraFeed(file: string, texts: string[]) {
  const colourless = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const frames = texts.flatMap((text) => [Buffer.from('FRAME\n'), picture(text), colourless])
  writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F1:1 Ip A0:0 C420jpeg\n`), ...frames]))
}
