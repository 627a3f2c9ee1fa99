import { crc32 } from 'node:zlib'
import { FILE_LIMITS } from '@keqiao/shared/attachments'
import sharp from 'sharp'
import { CANARY, type HostileFile, pdf, photograph, picture, zip } from './fixtures.ts'

const then = async (...parts: (string | Buffer | Promise<Buffer>)[]) =>
  Buffer.concat((await Promise.all(parts)).map((part) => Buffer.from(part)))
const png = () => picture().png().toBuffer()
const webp = () => picture().webp().toBuffer()
const HTML = '<html><script>alert(1)</script></html>'
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>`
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

/** A chunk of a PNG with its checksum. */
const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
const withText = async () => {
  const file = await png()
  return Buffer.concat([file.subarray(0, 33), chunk('tEXt', Buffer.from(`Author\0${CANARY}`)), file.subarray(33)])
}
/** Two gigapixels on paper, seventy bytes on disk. */
const vast = async () => {
  const file = Buffer.from(await png())
  file.writeUInt32BE(50_000, 16)
  file.writeUInt32BE(50_000, 20)
  file.writeUInt32BE(crc32(file.subarray(12, 29)), 29)
  return file
}
/** Its comment is a script, and the whole a page. */
const jpegAsPage = async () => {
  const file = await photograph()
  const text = Buffer.from(HTML)
  const comment = Buffer.alloc(4)
  comment.writeUInt16BE(0xfffe, 0)
  comment.writeUInt16BE(text.length + 2, 2)
  return Buffer.concat([file.subarray(0, 2), comment, text, file.subarray(2)])
}
const noisy = async () => {
  const { data, info } = await picture(600, 400).raw().toBuffer({ resolveWithObject: true })
  for (let at = 0; at < data.length; at++) data[at] = (at * 2654435761) >>> 24
  return picture(info.width, info.height)
    .composite([{ input: data, raw: { width: info.width, height: info.height, channels: 3 } }])
    .jpeg()
    .toBuffer()
}
const half = async (file: Promise<Buffer>) => (await file).subarray(0, Math.floor((await file).length / 2))
const stuffed = async (bytes: number) => {
  const file = await pdf()
  return Buffer.concat([file, Buffer.alloc(bytes - file.length, 0x20)])
}
const named = (what: string, name: string, becomes: string): HostileFile => ({ what, name, file: () => pdf(), becomes })

export const HOSTILE_OTHER: HostileFile[] = [
  { what: 'a photograph that says where and by whom', name: 'a.jpg', file: photograph, becomes: 'jpeg' },
  { what: 'a picture with notes', name: 'a.png', file: withText, becomes: 'png' },
  {
    what: 'a picture with XMP',
    name: 'a.webp',
    file: () => picture().withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${CANARY}</x:xmpmeta>`).webp().toBuffer(),
    becomes: 'webp',
  },
  {
    what: 'a picture with an archive behind',
    name: 'a.png',
    file: () => then(png(), zip({ 'evil.js': 'x' })),
    becomes: 'png',
    without: 'evil.js',
  },
  { what: 'a picture with HTML behind', name: 'a.png', file: () => then(png(), HTML), becomes: 'png', without: '<script' },
  { what: 'a photograph that is also a page', name: 'a.jpeg', file: jpegAsPage, becomes: 'jpeg', without: '<script' },
  {
    what: 'a moving picture that is also a script',
    name: 'a.gif',
    file: () => Buffer.from('GIF89a/*\x01\0*/=1;alert(1)'),
    becomes: 'file_kind_refused',
  },
  { what: 'a moving picture', name: 'a.gif', file: () => picture().gif().toBuffer(), becomes: 'file_kind_refused' },
  { what: 'a drawing with a script', name: 'a.svg', file: () => Buffer.from(SVG), becomes: 'file_kind_refused' },
  { what: 'a drawing with a script, as a picture', name: 'a.png', file: () => Buffer.from(SVG), becomes: 'file_kind_refused' },
  { what: 'two gigapixels', name: 'a.png', file: vast, becomes: 'file_too_complex' },
  {
    what: 'half a picture',
    name: 'a.png',
    file: () => half(noisy().then((file) => sharp(file).png().toBuffer())),
    becomes: 'file_damaged',
  },
  { what: 'half a photograph', name: 'a.jpg', file: () => half(noisy()), becomes: 'file_damaged' },
  { what: 'the head of a picture', name: 'a.png', file: async () => (await png()).subarray(0, 20), becomes: 'file_damaged' },
  { what: 'the head of a photograph', name: 'a.jpg', file: () => Buffer.from('ffd8ffe0', 'hex'), becomes: 'file_damaged' },
  { what: 'a photograph under another ending', name: 'a.png', file: photograph, becomes: 'file_kind_mismatch' },
  { what: 'a picture under another ending', name: 'a.jpg', file: webp, becomes: 'file_kind_mismatch' },
  { what: 'a TIFF', name: 'a.tiff', file: () => picture().tiff().toBuffer(), becomes: 'file_kind_refused' },
  { what: 'a bitmap', name: 'a.bmp', file: () => Buffer.from('BM\x46\0\0\0'), becomes: 'file_kind_refused' },
  { what: 'a page', name: 'a.html', file: () => Buffer.from(HTML), becomes: 'file_kind_refused' },
  { what: 'a shell script', name: 'a.sh', file: () => Buffer.from('#!/bin/sh\nrm -rf /'), becomes: 'file_kind_refused' },
  { what: 'a batch file', name: 'a.bat', file: () => Buffer.from('@echo off'), becomes: 'file_kind_refused' },
  { what: 'a program of Linux', name: 'a', file: () => Buffer.from('\x7fELF'), becomes: 'file_kind_refused' },
  { what: 'an archive', name: 'a.zip', file: () => zip({ a: 'x' }), becomes: 'file_kind_refused' },
  { what: 'a gzip', name: 'a.gz', file: () => Buffer.from('1f8b0800', 'hex'), becomes: 'file_kind_refused' },
  { what: 'a RAR', name: 'a.rar', file: () => Buffer.from('Rar!\x1a\x07\0', 'latin1'), becomes: 'file_kind_refused' },
  { what: 'the test virus', name: 'a.pdf', file: () => Buffer.from(EICAR), becomes: 'file_kind_refused' },
  { what: 'no byte at all', name: 'a.pdf', file: () => Buffer.alloc(0), becomes: 'file_damaged' },
  { what: 'the most bytes there may be', name: 'a.pdf', file: () => stuffed(FILE_LIMITS.bytes), becomes: 'pdf' },
  { what: 'one byte over', name: 'a.pdf', file: () => stuffed(FILE_LIMITS.bytes + 1), becomes: 'file_too_large' },
  named('a name that climbs', '../../etc/passwd.pdf', 'pdf passwd.pdf'),
  named('a name that climbs, spelled', '..%2f..%2Fetc%5cpasswd.pdf', 'pdf passwd.pdf'),
  named('a path of Windows', 'C:\\Users\\x\\报告.pdf', 'pdf 报告.pdf'),
  named('a name that runs backwards', '报告\u202Efdp.pdf', 'pdf 报告fdp.pdf'),
  named('a program that runs backwards', '报告\u202Efdp.exe', 'file_kind_mismatch'),
  named('an end in the middle', '报告.exe\0.pdf', 'pdf 报告.exe.pdf'),
  named('an ending behind the end', '报告.pdf\0.exe', 'file_kind_mismatch'),
  named('a line break', '报\r\nx: y.pdf', 'invalid_input'),
  named('three hundred bytes of Chinese', `${'报'.repeat(100)}.pdf`, `pdf ${'报'.repeat(78)}.pdf`),
  named('a device of Windows', 'NUL.pdf', 'pdf _NUL.pdf'),
  named('nothing but an ending', '.pdf', 'pdf file.pdf'),
  named('quotes', '"a";filename="b.exe".pdf', 'pdf _a_;filename=_b.exe_.pdf'),
]
