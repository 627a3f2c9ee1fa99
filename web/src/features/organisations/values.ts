import { type OrganisationFile, OrganisationForm } from '@keqiao/shared/organisations'

const NUMBERS = ['foundedYear', 'staff'] as const
const TEXTS = [
  'intro',
  'address',
  'postcode',
  'legalRep',
  'legalNature',
  'industry',
  'size',
  'mainProducts',
  'rulesUrl',
  'objectionChannel',
] as const
const REQUIRED = ['name', 'uscc', 'kind', 'region'] as const
const FLAGS = ['stateEstablished', 'centralInHebei'] as const

export type TextPart = (typeof REQUIRED)[number] | (typeof TEXTS)[number] | (typeof NUMBERS)[number]
export type FlagPart = (typeof FLAGS)[number]
export type ListPart = 'tags' | 'fields'
/** The form as it is typed: everything absent is an empty text. */
export type Typed = Record<TextPart, string> & Record<FlagPart, boolean> & Record<ListPart, string[]>

const each = <K extends string, V>(keys: readonly K[], value: (key: K) => V) =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>

export const blank: Typed = {
  ...each([...REQUIRED, ...TEXTS, ...NUMBERS], () => ''),
  ...each(FLAGS, () => false),
  tags: [],
  fields: [],
}

/** What waits for the operator is shown as it was asked for, so that saving again does not take it back. */
export function typedOf(file: OrganisationFile): Typed {
  const now = { ...file, ...(file.change?.state === 'pending' ? file.change.values : {}) }
  return {
    ...each([...REQUIRED, ...TEXTS, ...NUMBERS], (part) => String(now[part] ?? '')),
    ...each(FLAGS, (part) => now[part]),
    tags: now.tags,
    fields: now.fields,
  }
}

export function readTyped(typed: Typed) {
  return OrganisationForm.safeParse({
    ...typed,
    ...each(TEXTS, (part) => typed[part].trim() || null),
    ...each(NUMBERS, (part) => (typed[part].trim() === '' ? null : Number(typed[part].normalize('NFKC')))),
    objectionChannel: typed.stateEstablished ? typed.objectionChannel.trim() || null : null,
  })
}
