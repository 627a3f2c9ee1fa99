import { constants, deflateRawSync } from 'node:zlib'
import { type PDFArray, type PDFDict, type PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { CANARY, type HostileFile, pdf, photograph, signature, zip } from './fixtures.ts'

const HTML = '<html><script>alert(1)</script></html>'
const name = (text: string) => PDFName.of(text)
const then = async (...parts: (string | Buffer | Promise<Buffer>)[]) =>
  Buffer.concat((await Promise.all(parts)).map((part) => Buffer.from(part)))

const withAction = (action: object) =>
  pdf((document) => void document.catalog.set(name('OpenAction'), document.context.obj({ Type: 'Action', ...action } as never)))

const signed = (change: (document: PDFDocument) => void = () => {}) =>
  pdf((document) => {
    const field = document.context.obj({ FT: 'Sig', T: PDFString.of('sign'), V: signature(document) })
    document.catalog.set(name('AcroForm'), document.context.obj({ Fields: [document.context.register(field)] }))
    change(document)
  })

const encrypted = () =>
  pdf((document) => void document.encrypt({ userPassword: 'open', ownerPassword: 'own', permissions: { modifying: false } }))

/** Its dictionary says three objects; unpacked it is half a gigabyte of blanks. */
const streamBomb = async () => {
  const part = deflateRawSync(Buffer.alloc(10_000_000, 0x20), { finishFlush: constants.Z_FULL_FLUSH })
  const packed = Buffer.concat([
    Buffer.from('789c', 'hex'),
    ...Array.from({ length: 60 }, () => part),
    Buffer.from('0300', 'hex'),
  ])
  return then(
    '%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\n',
    `3 0 obj\n<</Type/ObjStm/N 3/First 20/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`,
    packed,
    '\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 4>>\nstartxref\n0\n%%EOF\n',
  )
}

/** The author's name in an earlier version of the file, behind which a later one was saved. */
const revised = async () => {
  const later = `\n9 0 obj\n<</Note (later)>>\nendobj\ntrailer\n<</Root 1 0 R/Size 10>>\nstartxref\n0\n%%EOF\n`
  const one = '1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n'
  const page = '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n'
  const gone = `8 0 obj\n<</Author (${CANARY})>>\nendobj\n9 0 obj\n<</Note (${CANARY})>>\nendobj\n`
  return then('%PDF-1.4\n', one, page, gone, 'trailer\n<</Root 1 0 R/Size 10/Info 8 0 R>>\nstartxref\n0\n%%EOF\n', later)
}

const loopOfPages = () =>
  then(
    '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[2 0 R]>>\nendobj\n',
    'trailer\n<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF\n',
  )

export const HOSTILE_PDF: HostileFile[] = [
  { what: 'a page of HTML', name: 'a.pdf', file: () => Buffer.from(HTML), becomes: 'file_kind_refused' },
  { what: 'a script', name: 'a.pdf', file: () => Buffer.from('alert(document.cookie)'), becomes: 'file_kind_refused' },
  { what: 'a program', name: 'a.pdf', file: () => Buffer.from('MZ\x90\0\x03'), becomes: 'file_kind_refused' },
  { what: 'a document behind a page of HTML', name: 'a.pdf', file: () => then(HTML, pdf()), becomes: 'file_kind_refused' },
  { what: 'a document behind one blank', name: 'a.pdf', file: () => then(' ', pdf()), becomes: 'file_kind_refused' },
  { what: 'nothing but a head', name: 'a.pdf', file: () => Buffer.from('%PDF-1.7\n'), becomes: 'file_damaged' },
  { what: 'a document with HTML behind', name: 'a.pdf', file: () => then(pdf(), HTML), becomes: 'pdf', without: '<script' },
  {
    what: 'a document with HTML in its first comment',
    name: 'a.pdf',
    file: async () => then('%PDF-1.7\n%', HTML, '\n', (await pdf()).subarray(9)),
    becomes: 'pdf',
    without: '<script',
  },
  {
    what: 'a document with an archive behind',
    name: 'a.pdf',
    file: () => then(pdf(), zip({ 'x.class': 'x' })),
    becomes: 'pdf',
    without: 'x.class',
  },
  {
    what: 'a script on opening',
    name: 'a.pdf',
    file: () => withAction({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }),
    becomes: 'pdf',
    without: 'app.alert',
  },
  {
    what: 'a program on opening',
    name: 'a.pdf',
    file: () => withAction({ S: 'Launch', F: PDFString.of('cmd.exe') }),
    becomes: 'pdf',
    without: 'cmd.exe',
  },
  {
    what: 'a named script',
    name: 'a.pdf',
    file: () => pdf((document) => document.addJavaScript('main', 'app.launchURL("x")')),
    becomes: 'pdf',
    without: 'launchURL',
  },
  {
    what: 'a file inside',
    name: 'a.pdf',
    file: () => pdf((document) => document.attach(Buffer.from('MZ payload'), 'payload.exe')),
    becomes: 'pdf',
    without: 'payload',
  },
  {
    what: 'a photograph inside that names its maker',
    name: 'a.pdf',
    file: () => pdf(async (document) => document.addPage().drawImage(await document.embedJpg(await photograph()))),
    becomes: 'pdf',
  },
  {
    what: 'a note on the page that names its author',
    name: 'a.pdf',
    file: () =>
      pdf((document) => {
        const note = { Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9], T: PDFString.of(CANARY), Contents: PDFString.of('hm') }
        document.getPage(0).node.set(name('Annots'), document.context.obj([document.context.obj(note)]) as PDFArray)
      }),
    becomes: 'pdf',
  },
  {
    what: 'private data of the drawing program',
    name: 'a.pdf',
    file: () =>
      pdf((document) => {
        const page: PDFDict = document.getPage(0).node
        page.set(name('PieceInfo'), document.context.obj({ Program: { Private: PDFString.of(CANARY) } }))
      }),
    becomes: 'pdf',
  },
  { what: 'an earlier version', name: 'a.pdf', file: revised, becomes: 'pdf' },
  { what: 'half a document', name: 'a.pdf', file: async () => (await pdf()).subarray(0, 300), becomes: 'file_damaged' },
  { what: 'pages that go in circles', name: 'a.pdf', file: loopOfPages, becomes: 'file_damaged' },
  {
    what: 'a hundred thousand brackets',
    name: 'a.pdf',
    file: () => then('%PDF-1.4\n1 0 obj\n', '['.repeat(100_000)),
    becomes: 'file_damaged',
  },
  { what: 'a stream that unpacks to half a gigabyte', name: 'a.pdf', file: streamBomb, becomes: 'file_too_complex' },
  { what: 'an encrypted document', name: 'a.pdf', file: encrypted, becomes: '!pdf' },
  {
    what: 'an encrypted document with HTML behind',
    name: 'a.pdf',
    file: () => then(encrypted(), HTML),
    becomes: 'file_active_content',
  },
  { what: 'a signed document', name: 'a.pdf', file: () => signed(), becomes: '!pdf' },
  {
    what: 'a signed document with a script',
    name: 'a.pdf',
    file: () => signed((document) => document.addJavaScript('main', 'x')),
    becomes: 'file_active_content',
  },
  { what: 'a document named as a picture', name: 'a.png', file: () => pdf(), becomes: 'file_kind_mismatch' },
  { what: 'a document named as a program', name: 'a.pdf.exe', file: () => pdf(), becomes: 'file_kind_mismatch' },
  { what: 'a document without an ending', name: 'report', file: () => pdf(), becomes: 'file_kind_mismatch' },
]
