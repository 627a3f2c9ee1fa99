import { LEGAL_NATURES, ORGANISATION_SIZES, ORGANISATION_TAGS } from '@keqiao/shared/organisations'
import { ORGANISATION_KINDS, type TaxonomyName } from '@keqiao/shared/taxonomy'
import { CheckField, SelectField, TextArea, TextField } from '../../ui/Field.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'
import type { FlagPart, ListPart, TextPart, Typed } from './values.ts'

export interface Bound {
  typed: Typed
  change: (part: keyof Typed, value: Typed[keyof Typed]) => void
  fault: (part: string, chosen?: boolean) => string | undefined
}

function useParts({ typed, change, fault }: Bound) {
  const say = useSay('organisations')
  const text = (part: TextPart) => ({
    label: say(`field.${part}`),
    name: part,
    value: typed[part],
    onChange: (event: { target: { value: string } }) => change(part, event.target.value),
    error: fault(part),
  })
  const pick = (part: TextPart) => ({ ...text(part), error: fault(part, true) })
  const flag = (part: FlagPart) => ({
    label: say(`field.${part}`),
    name: part,
    checked: typed[part],
    onChange: (event: { target: { checked: boolean } }) => change(part, event.target.checked),
  })
  return { say, text, pick, flag }
}

/** What an organisation is identified by, and what it owes the public. */
export function IdentityFields(bound: Bound) {
  const { say, text, pick, flag } = useParts(bound)
  return (
    <>
      <TextField {...text('name')} required autoComplete="organization" maxLength={80} hint={say('hint.name')} />
      <TextField {...text('uscc')} required autoComplete="off" spellCheck={false} hint={say('hint.uscc')} />
      <SelectField {...pick('kind')} required>
        <Options list="organisation_kind" codes={ORGANISATION_KINDS} />
      </SelectField>
      <SelectField {...pick('region')} required hint={say('hint.region')}>
        <Options list="region" />
      </SelectField>
      <div className={css.pair}>
        <CheckField {...flag('stateEstablished')} />
        <p className={css.note}>{say('hint.stateEstablished')}</p>
      </div>
      {bound.typed.stateEstablished && (
        <TextField {...text('objectionChannel')} required maxLength={200} hint={say('hint.objectionChannel')} />
      )}
    </>
  )
}

export function AddressField(bound: Bound) {
  const { text } = useParts(bound)
  return <TextField {...text('address')} autoComplete="street-address" maxLength={120} />
}

export function IntroField(bound: Bound) {
  const { say, text } = useParts(bound)
  return <TextArea {...text('intro')} rows={4} maxLength={600} hint={say('hint.intro')} />
}

/** The rest of the registration sheet; all of it may wait. */
export function SheetFields(bound: Bound) {
  const { say, text, pick, flag } = useParts(bound)
  return (
    <>
      <div className={css.two}>
        <TextField {...text('postcode')} inputMode="numeric" autoComplete="postal-code" maxLength={6} />
        <TextField {...text('legalRep')} maxLength={40} hint={say('hint.legalRep')} />
        <SelectField {...pick('legalNature')} hint={say('hint.legalNature')}>
          <Options list="legal_nature" codes={LEGAL_NATURES} />
        </SelectField>
        <SelectField {...pick('industry')}>
          <Options list="industry" grouped />
        </SelectField>
        <SelectField {...pick('size')}>
          <Options list="organisation_size" codes={ORGANISATION_SIZES} />
        </SelectField>
        <TextField {...text('foundedYear')} inputMode="numeric" maxLength={4} />
        <TextField {...text('staff')} inputMode="numeric" maxLength={8} />
        <TextField {...text('rulesUrl')} type="url" inputMode="url" maxLength={300} hint={say('hint.rulesUrl')} />
      </div>
      <CheckField {...flag('centralInHebei')} />
      <Choices bound={bound} part="tags" list="organisation_tag" codes={ORGANISATION_TAGS} />
      <TextArea {...text('mainProducts')} rows={3} maxLength={300} />
    </>
  )
}

function Options({ list, codes, grouped }: { list: TaxonomyName; codes?: readonly string[]; grouped?: boolean }) {
  const say = useSay('organisations')
  const { entries, label } = useLabels()
  const option = (code: string) => (
    <option key={code} value={code}>
      {label(list, code)}
    </option>
  )
  const tops = entries(list, null)
  return (
    <>
      <option value="">{say('choose')}</option>
      {grouped
        ? tops.map(({ code }) => (
            <optgroup key={code} label={label(list, code)}>
              {entries(list, code).map((entry) => option(entry.code))}
            </optgroup>
          ))
        : (codes ?? entries(list).map(({ code }) => code)).map(option)}
    </>
  )
}

function Choices({ bound, part, list, codes }: { bound: Bound; part: ListPart; list: TaxonomyName; codes: readonly string[] }) {
  const say = useSay('organisations')
  const { label } = useLabels()
  const chosen = bound.typed[part]
  return (
    <fieldset className={css.choices}>
      <legend>{say(`field.${part}`)}</legend>
      {codes.map((code) => (
        <CheckField
          key={code}
          label={label(list, code)}
          checked={chosen.includes(code)}
          onChange={(event) =>
            bound.change(part, event.target.checked ? [...chosen, code] : chosen.filter((one) => one !== code))
          }
        />
      ))}
    </fieldset>
  )
}
