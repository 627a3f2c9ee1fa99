import { randomBytes } from 'node:crypto'
import {
  CANARY,
  type HostileFile,
  namespaces,
  type OfficeGiven,
  office,
  officeParts,
  ole,
  pdf,
  photograph,
  relation,
  relations,
  zip,
} from './fixtures.ts'

const { W, S, XML } = namespaces
const docx = (what: string, given: OfficeGiven, becomes: string, without?: string): HostileFile => ({
  what,
  name: 'a.docx',
  file: () => office('docx', given),
  becomes,
  ...(without && { without }),
})
const xlsx = (what: string, parts: Record<string, string>, becomes = 'xlsx'): HostileFile => ({
  what,
  name: 'a.xlsx',
  file: () => office('xlsx', { parts }),
  becomes,
})
const MACROS = ole({ Macros: { VBA: { dir: Buffer.from('x') } } })
const PACKAGE = ole({ '\x01Ole10Native': Buffer.from('MZ') })
const body = (inside: string) => `${XML}<w:document ${W}><w:body>${inside}</w:body></w:document>`

/** The directory says one kilobyte. */
const lying = () => {
  const file = zip(officeParts('docx', { main: body(' '.repeat(20_000_000)) }))
  const at = file.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
  for (let entry = at; entry >= 0; entry = file.indexOf(Buffer.from('PK\x01\x02', 'latin1'), entry + 4))
    if (file.readUInt32LE(entry + 24) > 1_000_000) file.writeUInt32LE(1000, entry + 24)
  return file
}
const encryptedEntry = () => {
  const file = office('docx')
  file.writeUInt16LE(
    file.readUInt16LE(file.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + 8) | 1,
    file.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + 8,
  )
  return file
}
const utf16 = (text: string) =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replace('UTF-8', 'UTF-16'), 'utf16le')])

export const HOSTILE_OFFICE: HostileFile[] = [
  docx('properties, company, manager, thumbnail', {}, 'docx'),
  docx(
    'authors of comments and changes',
    {
      main: body(`<w:ins w:id="1" w:author="${CANARY}"><w:r/></w:ins>`),
      parts: {
        'word/comments.xml': `${XML}<w:comments ${W}><w:comment w:id="0" w:author="${CANARY}" w:initials="${CANARY}"/></w:comments>`,
        'word/people.xml': `${XML}<w15:people xmlns:w15="x"><w15:person w15:author='${CANARY}'><w15:presenceInfo w15:userId="${CANARY}"/></w15:person></w15:people>`,
      },
    },
    'docx',
  ),
  docx('an author in UTF-16', { parts: { 'word/comments.xml': utf16(`${XML}<w:comment w:author="${CANARY}"/>`) } }, 'docx'),
  docx(
    'a template on the writer’s disk',
    {
      parts: {
        'word/_rels/settings.xml.rels': relations(
          relation(1, 'attachedTemplate', `file:///C:/Users/${CANARY}/n.dotm`, 'External'),
        ),
      },
    },
    'docx',
  ),
  docx(
    'a picture fetched on opening',
    {
      parts: { 'word/_rels/document.xml.rels': relations(relation(1, 'image', `http://${CANARY}.example/x.png`, 'External')) },
    },
    'docx',
  ),
  docx('the path of a picture', { main: body(`<wp:docPr id="1" name="p" descr="C:\\Users\\${CANARY}\\p.jpg"/>`) }, 'docx'),
  docx(
    'variables of the writer’s program',
    {
      parts: {
        'word/settings.xml': `${XML}<w:settings ${W}><w:docVars><w:docVar w:name="u" w:val="${CANARY}"/></w:docVars></w:settings>`,
      },
    },
    'docx',
  ),
  docx('properties of a document server', { parts: { 'customXml/item1.xml': `<p><Owner>${CANARY}</Owner></p>` } }, 'docx'),
  {
    what: 'a photograph inside that names its maker',
    name: 'a.docx',
    file: async () => office('docx', { parts: { 'word/media/image1.jpeg': await photograph() } }),
    becomes: 'docx',
  },
  docx(
    'a workbook inside that names its maker',
    {
      parts: { 'word/embeddings/t.xlsx': office('xlsx') },
      types: { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    },
    'docx',
  ),
  xlsx('authors of notes, who also begin them', {
    'xl/comments1.xml': `${XML}<comments ${S}><authors><author>${CANARY}</author></authors><comment><text><r><t>${CANARY}:</t></r></text></comment></comments>`,
    'xl/persons/person.xml': `${XML}<personList><person displayName="${CANARY}" userId="${CANARY}"/></personList>`,
  }),
  xlsx('where it was saved and by whom', {
    'xl/workbook.xml': `${XML}<workbook ${S}><fileSharing userName="${CANARY}"/><x15ac:absPath url="C:\\Users\\${CANARY}\\"/><sheets/></workbook>`,
    'xl/pivotCache/pivotCacheDefinition1.xml': `${XML}<pivotCacheDefinition ${S} refreshedBy="${CANARY}"/>`,
  }),
  xlsx('its printer and its database', {
    'xl/printerSettings/printerSettings1.bin': `\\\\print\\${CANARY}`,
    'xl/connections.xml': `${XML}<connections ${S}><connection sourceFile="C:\\${CANARY}"><dbPr connection="User ID=${CANARY}" command="x"/></connection></connections>`,
  }),
  {
    what: 'authors of comments',
    name: 'a.pptx',
    file: () =>
      office('pptx', {
        parts: {
          'ppt/commentAuthors.xml': `${XML}<p:cmAuthorLst xmlns:p="x"><p:cmAuthor id="0" name="${CANARY}" initials="${CANARY}"/></p:cmAuthorLst>`,
        },
      }),
    becomes: 'pptx',
  },
  docx(
    'an entity in its properties',
    { parts: { 'docProps/core.xml': `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;${CANARY}</x>` } },
    'docx',
    'ENTITY',
  ),
  docx('an entity in its text', { main: `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${body('&e;')}` }, 'file_damaged'),
  docx('a billion laughs', { main: `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${body('&b;')}` }, 'file_damaged'),
  docx('text in UTF-7', { main: body('x').replace('UTF-8', 'UTF-7') }, 'file_damaged'),
  docx('macros', { parts: { 'word/vbaProject.bin': MACROS } }, 'file_active_content'),
  docx(
    'a macro document under the other ending',
    { type: 'application/vnd.ms-word.document.macroEnabled.main+xml' },
    'file_active_content',
  ),
  {
    ...docx('a macro document', { type: 'application/vnd.ms-word.document.macroEnabled.main+xml' }, 'file_active_content'),
    name: 'a.docm',
  },
  docx('macros under another name', { parts: { 'word/media/x.bin': MACROS } }, 'file_active_content'),
  docx('a type spelled in numbers', { types: { '/word/x.bin': 'application/vnd.ms-office.vb&#97;Project' } }, 'file_damaged'),
  docx('a control that runs', { parts: { 'word/activeX/activeX1.xml': '<x/>' } }, 'file_active_content'),
  docx('a packed program', { parts: { 'word/embeddings/oleObject1.bin': PACKAGE } }, 'file_active_content'),
  docx(
    'a program among the pictures',
    { parts: { 'word/media/a.exe': 'MZ' }, types: { exe: 'image/png' } },
    'file_active_content',
  ),
  docx(
    'a page of HTML inside',
    { parts: { 'word/afchunk.html': '<script>' }, types: { html: 'text/html' } },
    'file_active_content',
  ),
  docx('parts that nothing declares', { parts: { 'META-INF/MANIFEST.MF': CANARY, 'Main.class': CANARY } }, 'docx', 'Main.class'),
  docx('a film', { parts: { 'word/media/a.mp4': 'film' }, types: { mp4: 'video/mp4' } }, '!docx'),
  { ...xlsx('macro sheets of 1992', { 'xl/macrosheets/sheet1.xml': '<x/>' }, 'file_active_content') },
  docx('thirty megabytes of blanks in thirty kilobytes', { main: body(' '.repeat(30_000_000)) }, 'file_too_complex'),
  { what: 'a directory that lies about sizes', name: 'a.docx', file: lying, becomes: 'file_too_complex' },
  docx(
    'six thousand parts',
    { parts: Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`word/p${i}.xml`, '<x/>'])) },
    'file_too_complex',
  ),
  docx(
    'an archive bomb in the second layer',
    { parts: { 'word/embeddings/t.docx': office('docx', { main: body(' '.repeat(30_000_000)) }) }, types: { docx: 'x' } },
    'file_too_complex',
  ),
  { what: 'a locked entry', name: 'a.docx', file: encryptedEntry, becomes: 'file_damaged' },
  {
    what: 'an entry that climbs out',
    name: 'a.docx',
    file: () => zip({ ...officeParts('docx'), '../../etc/cron.d/x': 'x' }),
    becomes: 'file_damaged',
  },
  { what: 'half a document', name: 'a.docx', file: () => office('docx').subarray(0, 500), becomes: 'file_damaged' },
  { what: 'any archive', name: 'a.docx', file: () => zip({ 'a.txt': 'x' }), becomes: 'file_kind_refused' },
  {
    what: 'an OpenDocument text',
    name: 'a.docx',
    file: () => zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }),
    becomes: 'file_kind_refused',
  },
  { what: 'a document under another ending', name: 'a.pdf', file: () => office('docx'), becomes: 'file_kind_mismatch' },
  { what: 'a workbook under another ending', name: 'a.docx', file: () => office('xlsx'), becomes: 'file_kind_mismatch' },

  { what: 'an old document', name: 'a.doc', file: () => ole({ WordDocument: Buffer.from('x') }), becomes: '!doc' },
  {
    what: 'an old document with macros',
    name: 'a.doc',
    file: () => ole({ WordDocument: Buffer.from('x'), Macros: { VBA: {} } }),
    becomes: 'file_active_content',
  },
  {
    what: 'an old workbook with a macro sheet',
    name: 'a.xls',
    file: () => ole({ Workbook: Buffer.from('85000900000000000001004d00' + '0a000000', 'hex') }),
    becomes: 'file_active_content',
  },
  {
    what: 'an old workbook',
    name: 'a.xls',
    file: () => ole({ Workbook: Buffer.from('85000900000000000000004d00' + '0a000000', 'hex') }),
    becomes: '!xls',
  },
  {
    what: 'old slides with macros',
    name: 'a.ppt',
    file: () =>
      ole({ 'PowerPoint Document': Buffer.from('0f00ff0314000000' + '020000040c000000' + '010000000100000002000000', 'hex') }),
    becomes: 'file_active_content',
  },
  {
    what: 'an installer',
    name: 'a.doc',
    file: () => ole({ '\u0005SummaryInformation': Buffer.from('x'), Icon: Buffer.from('x') }),
    becomes: 'file_kind_refused',
  },
  { what: 'an old document whose table goes in circles', name: 'a.doc', file: () => circular(), becomes: 'file_damaged' },
  {
    what: 'the head of an old document',
    name: 'a.doc',
    file: () => ole({ WordDocument: Buffer.from('x') }).subarray(0, 100),
    becomes: 'file_damaged',
  },
  {
    what: 'noise behind the mark of an old document',
    name: 'a.doc',
    file: () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), randomBytes(4096)]),
    becomes: 'file_damaged',
  },
  {
    what: 'a locked document',
    name: 'a.docx',
    file: () => ole({ EncryptedPackage: Buffer.from('x'), EncryptionInfo: Buffer.from('x') }),
    becomes: '!docx',
  },
  {
    what: 'an old document under the new ending',
    name: 'a.docx',
    file: () => ole({ WordDocument: Buffer.from('x') }),
    becomes: 'file_kind_mismatch',
  },
  { what: 'a document of another kind', name: 'a.docx', file: () => pdf(), becomes: 'file_kind_mismatch' },
]

function circular(): Buffer {
  const file = ole({ WordDocument: Buffer.from('x') })
  // The directory's only sector names itself as the next one.
  file.writeUInt32LE(1, 512 + 4)
  return file
}
