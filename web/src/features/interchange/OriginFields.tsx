import { SelectField, TextField } from '../../ui/Field.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'

interface Props {
  origin: string
  batch: string
  batchFault: string | undefined
  onOrigin: (origin: string) => void
  onBatch: (batch: string) => void
}

/** Which official list a file is: its rows are shown as their units', for them to claim. */
export function OriginFields({ origin, batch, batchFault, onOrigin, onBatch }: Props) {
  const say = useSay('interchange')
  const { entries, label } = useLabels()
  return (
    <>
      <SelectField
        label={say('origin')}
        hint={say('originHint')}
        value={origin}
        onChange={(event) => onOrigin(event.target.value)}
      >
        <option value="">{say('noOrigin')}</option>
        {entries('origin').map(({ code }) => (
          <option key={code} value={code}>
            {label('origin', code)}
          </option>
        ))}
      </SelectField>
      {origin && (
        <TextField
          label={say('originBatch')}
          maxLength={80}
          value={batch}
          error={batchFault}
          onChange={(event) => onBatch(event.target.value)}
        />
      )}
    </>
  )
}
