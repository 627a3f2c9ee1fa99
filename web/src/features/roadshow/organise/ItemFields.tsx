import { Button } from '../../../ui/Button.tsx'
import { TextField, TickField } from '../../../ui/Field.tsx'
import { RECORDS } from '../../../ui/Reading.tsx'
import { useSay } from '../../../words/say.ts'
import css from './agenda.module.css'
import type { ItemValues } from './agenda.ts'

interface Props {
  item: ItemValues
  isFirst: boolean
  isLast: boolean
  fault: (part: 'speaker' | 'speakerTitle' | 'minutes' | 'subject' | 'secrecyTick') => string | undefined
  onChange: (more: Partial<ItemValues>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One presentation: what it is stands fast, who speaks and how long is typed. */
export function ItemFields({ item, isFirst, isLast, fault, onChange, onMove, onRemove }: Props) {
  const say = useSay('organise')
  const what = item.name ?? say('call.hidden')
  const unfit = fault('subject')
  const text = (name: 'speaker' | 'speakerTitle' | 'minutes') => ({
    label: say(`agenda.${name}`),
    value: item[name],
    error: fault(name),
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  })
  return (
    <fieldset className={css.item} data-kind={item.subject.split(':')[0]} aria-label={what}>
      <p className={css.name} lang={RECORDS}>
        {what}
        {unfit && (
          <span className={css.unfit} role="alert">
            {unfit}
          </span>
        )}
      </p>
      <p className={css.tools}>
        <Button small look="quiet" disabled={isFirst} aria-label={say('agenda.up', { what })} onClick={() => onMove(-1)}>
          ↑
        </Button>
        <Button small look="quiet" disabled={isLast} aria-label={say('agenda.down', { what })} onClick={() => onMove(1)}>
          ↓
        </Button>
        <Button small look="quiet" aria-label={say('agenda.remove', { what })} onClick={onRemove}>
          ×
        </Button>
      </p>
      <div className={css.trio}>
        <TextField required maxLength={40} {...text('speaker')} />
        <TextField maxLength={60} {...text('speakerTitle')} />
        <TextField required type="number" min={1} max={240} inputMode="numeric" {...text('minutes')} />
      </div>
      {!item.isTicked && (
        <div className={css.whole}>
          <TickField
            label={say('agenda.secrecyTick')}
            checked={item.secrecyTick}
            error={fault('secrecyTick')}
            onChange={({ target }) => onChange({ secrecyTick: target.checked })}
          />
        </div>
      )}
    </fieldset>
  )
}
