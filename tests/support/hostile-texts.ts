import type { z } from 'zod'
import { type FieldPath, fieldsOf, withField } from '../matrix/hostile-values.ts'

/** Each would run, load, lead somewhere or compute, were it ever taken for more than text; read as markup, it leaves its mark. */
export const HOSTILE = [
  '<script data-hostile>hostile=1</script>',
  '"><img src=/hostile onerror=hostile=1>',
  '<svg/onload=hostile=1 data-hostile>',
  'javascript:hostile=1',
  '[来](javascript:hostile=1)',
  "'autofocus onfocus=hostile=1 data-hostile='",
  '</title></textarea><b data-hostile>粗',
  '\u202e<u data-hostile>\u2066倒',
  '=HYPERLINK("//hostile.example")',
  "+cmd|' /C hostile'!A0",
  '@SUM(1+1)*hostile(A1)',
  "-2+3+cmd|' /C hostile'!A0",
  '{{constructor.constructor(`hostile=1`)()}}',
  '<iframe srcdoc="<script>parent.hostile=1</script>" data-hostile></iframe>',
  '<a href="//hostile.example" data-hostile>点我</a>',
  '![](https://hostile.example/x.png)<style data-hostile>*{background:url(//hostile.example)}</style>',
]
const ALL = HOSTILE.join(' ')
/** Where a scheme decides what following the link does. */
const ADDRESSES = [
  'javascript:hostile=1',
  'data:text/html,<script>hostile=1</script>',
  'https://hostile.example/"onmouseover="hostile=1',
]
/** Codes that the house looks up itself: whatever is no code is refused. */
const CODES = /^(?:field|fields|subDirections|industry|industries|region|regions)(?:\.|$)|uscc|externalRef/

const isText = (schema: z.ZodType, value: unknown, path: FieldPath) =>
  schema.safeParse(withField(value, path, '任意的文字内容')).success

/** A value with something hostile in every text that its schema leaves free; long ones hold everything. */
export function hostileThrough<T>(schema: z.ZodType<T>, value: T): { value: T; fields: string[] } {
  const fields: string[] = []
  let whole: unknown = value
  for (const [at, path] of fieldsOf(schema).entries()) {
    const name = path.join('.')
    if (CODES.test(name)) continue
    const turn = at % HOSTILE.length
    const own = [...HOSTILE.slice(turn), ...HOSTILE.slice(0, turn)]
    const isAddress = /url$/i.test(name) || !isText(schema, whole, path)
    const offered = isAddress ? ADDRESSES : [ALL, ...own]
    const taken = offered.map((text) => withField(whole, path, text)).find((one) => schema.safeParse(one).success)
    if (taken === undefined) continue
    whole = taken
    fields.push(name)
  }
  return { value: schema.parse(whole), fields }
}
/** As much of everything as fits. */
export const hostileOf = (most: number, turn = 0) =>
  ALL.length <= most ? ALL : ([...HOSTILE.slice(turn), ...HOSTILE.slice(0, turn)].find((one) => one.length <= most) as string)
