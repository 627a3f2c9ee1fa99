import { expect, test } from 'vitest'
import { computing } from '../../../tests/support/computing.ts'
import { withoutNotes, withoutPeople, withoutPlaces } from './xml.ts'

test.each([
  ['<w:ins w:author="张三" w:date="2026"/>', '<w:ins w:author="Author" w:date="2026"/>'],
  [`<w:comment w:initials='ZS' w:author = "张>三">x</w:comment>`, `<w:comment w:initials="A" w:author="Author">x</w:comment>`],
  ['<p:cmAuthor id="1" name="张三" initials="Z"/>', '<p:cmAuthor id="1" name="Author" initials="A"/>'],
  [
    '<p188:author name="张三" userId="S::z@x" providerId="AD"/>',
    '<p188:author name="Author" userId="Author" providerId="None"/>',
  ],
  ['<table name="表1" displayName="表1"/>', '<table name="表1" displayName="表1"/>'],
  ['<author>张三</author><t>张三:</t><t>李四:</t>', '<author>Author</author><t>Author:</t><t>李四:</t>'],
  ['<customWorkbookView name="张三 - 个人视图" guid="{7}"/>', '<customWorkbookView name="{7}" guid="{7}"/>'],
  ['<pic:cNvPr id="1" name="C:\\照片\\1.jpg" descr="裂纹"/>', '<pic:cNvPr id="1" name="" descr="裂纹"/>'],
  ['a<w:docVars><w:docVar w:val="x"/></w:docVars>b<w:docVars/>c', 'abc'],
  ['a<w:docVars><w:docVar/>b', 'a<w:docVars><w:docVar/>b'],
  ['<pageSetup paperSize="9" r:id="rId1"/>', '<pageSetup paperSize="9"/>'],
  [
    '<connection id="1" sourceFile="C:\\x"><dbPr connection="User=z" command="s"/>',
    '<connection id="1" sourceFile=""><dbPr connection="" command=""/>',
  ],
])('%s → %s', (given, cleaned) => {
  expect(withoutPeople(given)).toBe(cleaned)
})

test('links to the web stay, everything else outside is unlinked', () => {
  const relation = (type: string, target: string) =>
    `<Relationship Id="r" Type="x/${type}" Target="${target}" TargetMode="External"/>`
  const kept = [
    relation('hyperlink', 'https://a.example/?b'),
    relation('hyperlink', 'mailto:a@b'),
    '<Relationship Id="r" Type="x/image" Target="media/1.png"/>',
  ]
  for (const tag of kept) expect(withoutPlaces(tag)).toBe(tag)
  for (const [type, target] of [
    ['hyperlink', 'file:///C:/x'],
    ['image', 'https://a.example/x.png'],
    ['attachedTemplate', 'x.dotm'],
  ] as const)
    expect(withoutPlaces(relation(type, target))).toBe(relation(type, 'about:blank'))
  expect(withoutPlaces('<Relationship Type="x/printerSettings" Target="p.bin"/>')).toBe('')
})

test('a drawing loses its notes', () => {
  expect(withoutNotes('<svg><rdf:metadata a="1"><x/></rdf:metadata><metadata/><g/></svg>')).toBe('<svg><g/></svg>')
})

test.each([
  ['attributes without end', (n: number) => `<Override ${'a'.repeat(n)}`],
  ['tags without end', (n: number) => '<w:docVars>'.repeat(n / 10)],
  ['values without end', (n: number) => ` descr="${'file:'.repeat(n / 5)}`],
  ['names', (n: number) => `<Relationship Type="x" ${'a '.repeat(n / 2)}>`],
  ['blanks', (n: number) => `<w:ins w:author${' '.repeat(n)}x`],
])('takes time in proportion to the text, whatever it holds: %s', (_, made) => {
  const timeOf = (n: number) => {
    const text = made(n)
    return computing(() => withoutPlaces(withoutNotes(text)))
  }
  timeOf(100_000)
  expect(timeOf(2_000_000)).toBeLessThan(3000)
})
