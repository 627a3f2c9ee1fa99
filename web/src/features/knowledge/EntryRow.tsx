import type { KnowledgeKind, KnowledgeProblem, KnowledgeSynonym } from '@keqiao/shared/knowledge'
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { date } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './knowledge.module.css'
import { useRestore } from './queries.ts'
import { SwitchForm } from './SwitchForm.tsx'

interface Props {
  kind: KnowledgeKind
  entry: KnowledgeProblem | KnowledgeSynonym
  mayEdit: boolean
  onEdit: () => void
  /** The form, where this one is being edited. */
  children: ReactNode
}

export function EntryRow({ kind, entry, mayEdit, onEdit, children }: Props) {
  const say = useSay('knowledge')
  const language = useLanguage()
  const { label } = useLabels()
  const restore = useRestore()
  const { code, field, active, reason, from, by, at } = entry
  return (
    <li className={css.entry} data-off={!active}>
      <p className={css.where}>
        <span className={css.code}>{code}</span>
        <span>{field ? label('field', field) : say('everywhere')}</span>
        {!active && <Tag look="alarm">{say('isOff')}</Tag>}
        {from !== 'house' && <Tag look="outline">{say(`from.${from}`)}</Tag>}
      </p>
      {children || (
        <>
          {'terms' in entry ? (
            <p className={css.terms} lang={RECORDS}>
              {entry.terms.join(' ＝ ')}
            </p>
          ) : (
            <dl className={css.parts}>
              {(['symptoms', 'techniques', 'materials', 'quantities'] as const).map(
                (part) =>
                  entry[part].length > 0 && (
                    <div key={part}>
                      <dt>{say(`part.${part}`)}</dt>
                      <dd lang={RECORDS}>{entry[part].join('；')}</dd>
                    </div>
                  ),
              )}
            </dl>
          )}
          {!active && reason && <p className={css.faint}>{say('whyOff', { reason })}</p>}
          {at && <p className={css.faint}>{say('changedBy', { by: by ?? say('somebody'), at: date(at, language) })}</p>}
          {mayEdit && (
            <div className={css.buttons}>
              <Button small aria-label={say('editOf', { code })} onClick={onEdit}>
                {say('edit')}
              </Button>
              {from === 'changed' && (
                <Button
                  small
                  look="quiet"
                  disabled={restore.isPending}
                  aria-label={say('restoreOf', { code })}
                  onClick={() => restore.mutate({ kind, code })}
                >
                  {say('restore')}
                </Button>
              )}
              <SwitchForm
                body={{ kind, code }}
                active={active}
                name={code}
                words={{ off: say('switchOff'), on: say('switchOn') }}
              />
            </div>
          )}
          {restore.isError && <Trouble error={restore.error} />}
        </>
      )}
    </li>
  )
}
