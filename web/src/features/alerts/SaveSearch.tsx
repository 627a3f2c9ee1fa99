import { FREQUENCIES, type Frequency, type SearchAsked } from '@keqiao/shared/alerts'
import type { ListingKind } from '@keqiao/shared/listings'
import { type FormEvent, useState } from 'react'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { useSay } from '../../words/say.ts'
import { useSave } from './queries.ts'
import css from './SaveSearch.module.css'

interface Props {
  /** As it stands in the address bar; the server knows which codes there are. */
  asked: { q: string; kind: ListingKind; filters: Record<string, string[]> }
  /** A first name for it, in the searcher's own words. */
  name: string
}

/** Keeps a search, so that what appears later is told. */
export function SaveSearch(props: Props) {
  const say = useSay('alerts')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button small aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {say('save.open')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={say('save.title')} sheet>
        <Keeping {...props} />
      </Dialog>
    </>
  )
}

function Keeping({ asked, name: first }: Props) {
  const say = useSay('alerts')
  const [name, setName] = useState(first.slice(0, 60))
  const [frequency, setFrequency] = useState<Frequency>('at_once')
  const save = useSave()
  const refused = useRefused(save.error, ['name'])
  if (save.isSuccess)
    return (
      <Notice look="fine" title={say('save.done.title')}>
        <p>{say('save.done.text')}</p>
        <ButtonLink to={paths.subscriptions()}>{say('save.see')}</ButtonLink>
      </Notice>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { q, kind, filters } = asked
    save.mutate({ name, asked: { q, kind, filters } as SearchAsked, frequency })
  }
  return (
    <form ref={refused.box} className={css.form} onSubmit={submit} noValidate>
      <p className={css.what}>{say('save.what')}</p>
      <TextField
        label={say('save.name')}
        hint={say('save.nameHint')}
        required
        maxLength={60}
        value={name}
        error={refused.at('name')}
        onChange={({ target }) => setName(target.value)}
      />
      <SelectField
        label={say('frequency.label')}
        value={frequency}
        onChange={({ target }) => setFrequency(target.value as Frequency)}
      >
        {FREQUENCIES.map((each) => (
          <option key={each} value={each}>
            {say(`frequency.${each}`)}
          </option>
        ))}
      </SelectField>
      {refused.whole ? <Trouble error={refused.whole} /> : null}
      <Button type="submit" look="known" disabled={save.isPending}>
        {say('save.submit')}
      </Button>
    </form>
  )
}
