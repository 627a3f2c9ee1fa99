import type { Side } from '@keqiao/shared/encounters'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import form from '../../ui/form.module.css'
import { useSay } from '../../words/say.ts'
import { Pick } from './Pick.tsx'
import type { SideValues } from './values.ts'

interface Props {
  side: Side
  value: SideValues
  error: string | undefined
  onChange: (value: SideValues) => void
}

/** A side that no listing names: an organisation on this site, or a name and a mailbox that is asked to confirm. */
export function SideField({ side, value, error, onChange }: Props) {
  const say = useSay('encounters')
  const set = (more: Partial<SideValues>) => onChange({ ...value, ...more })
  return (
    <div className={form.group}>
      {value.byName ? (
        <div className={form.pair}>
          <TextField
            label={`${say(`form.${side}`)} · ${say('form.name')}`}
            error={value.name.trim() ? undefined : error}
            maxLength={80}
            value={value.name}
            onChange={(event) => set({ name: event.target.value })}
          />
          <TextField
            label={say('form.email')}
            hint={say('form.emailHint')}
            error={value.name.trim() ? error : undefined}
            type="email"
            autoComplete="off"
            maxLength={120}
            value={value.email}
            onChange={(event) => set({ email: event.target.value })}
          />
        </div>
      ) : (
        <Pick
          kind="organisation"
          label={`${say(`form.${side}`)} · ${say('form.organisation')}`}
          hint=""
          placeholder={say('form.organisationSearch')}
          error={error}
          value={value.organisation}
          onChange={(organisation) => set({ organisation })}
        />
      )}
      <p>
        <Button small look="quiet" onClick={() => set({ byName: !value.byName })}>
          {say(value.byName ? 'form.byDirectory' : 'form.byName')}
        </Button>
      </p>
    </div>
  )
}
