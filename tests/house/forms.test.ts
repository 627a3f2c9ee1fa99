import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { DRIVES } from '../browser/drives.ts'
import { FORMS } from '../browser/forms.ts'
import { read, root } from './sources.ts'

const WEB = 'web/src'
const FORM = /<(?:form|Form|SmallForm)\b(?!\.)/g
/** What somebody fills in, ours and those of the workshop's library; `Upload.Dragger` and the like as well. */
const CONTROL =
  /<(?:input|select|textarea|TextField|TextArea|SelectField|TickField|CheckField|Input|InputNumber|Select|Checkbox|Radio|Upload|DatePicker|FileDrop|CodeSelect|LevelSelect)\b/
/** The pieces that controls are made of. */
const PIECES = /^(?:ui|words)\//

const components = readdirSync(path.join(root, WEB), { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.tsx') && !file.includes('.test.') && !PIECES.test(file))
const sourceOf = (file: string) => read(`${WEB}/${file}`)
const hasControls = (source: string) => CONTROL.test(source) || source.match(FORM) !== null

test('every component with controls is in the list of forms, and nothing else', () => {
  const found = components.filter((file) => hasControls(sourceOf(file))).sort()
  expect(found.length).toBeGreaterThan(50)
  expect(found).toEqual(Object.keys(FORMS).sort())
})

test('each form in it names where bad input is driven, one for each form of its file', () => {
  const poor = Object.entries(FORMS).flatMap(([file, entry]) => {
    if (!Array.isArray(entry)) return []
    const forms = sourceOf(file).match(FORM)?.length ?? 1
    return entry.length >= forms ? [] : [`${file} has ${forms} forms, ${entry.length} are driven`]
  })
  expect(poor).toEqual([])
})

test('what is owed grows by nothing', () => {
  const owed = Object.entries(FORMS).flatMap(([file, entry]) => ('owed' in entry ? [file] : []))
  const known = ['AnswerForms', 'OutcomeForm', 'TakePart'].map((one) => `features/meetings/${one}.tsx`)
  expect(owed.filter((file) => !known.includes(file))).toEqual([])
})

test('what is called free has no text of its own that is kept', () => {
  const kept = Object.entries(FORMS).filter(
    ([file, entry]) =>
      'free' in entry && /useMutation|mutate\(/.test(sourceOf(file)) && /<(?:TextField|TextArea|textarea)\b/.test(sourceOf(file)),
  )
  // Their texts narrow the list that is chosen from.
  expect(kept.map(([file]) => file)).toEqual(['features/agents/AssignPanel.tsx', 'features/statistics/OperatorListings.tsx'])
})

test('the tests that are named are there, each row of the table is named, and a part belongs to what it says', () => {
  const rows = DRIVES.map(({ name }) => name)
  const wrong = Object.entries(FORMS).flatMap(([file, entry]) => {
    if ('free' in entry || 'owed' in entry) return []
    if ('partOf' in entry) {
      const name = path.basename(file, '.tsx')
      return entry.partOf.flatMap((one) => (sourceOf(one).includes(name) ? [] : [`${one} does not use ${name}`]))
    }
    return entry.flatMap((one) => {
      if ('row' in one) return rows.includes(one.row) ? [] : [`${file}: no row ${one.row}`]
      return read(`tests/browser/${one.file}`).includes(one.test) ? [] : [`${file}: ${one.file} has no test ${one.test}`]
    })
  })
  expect(wrong).toEqual([])
  const named = Object.values(FORMS).flatMap((entry) => (Array.isArray(entry) ? entry : []))
  expect(rows.filter((row) => !named.some((one) => one.row === row))).toEqual([])
})
