import { EVERYWHERE, type KnowledgeArea, type KnowledgeKind } from '@keqiao/shared/knowledge'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './knowledge.module.css'
import { SwitchForm } from './SwitchForm.tsx'

/** All entries of one 专栏 at once. */
export function AreaSwitch({ kind, area, mayEdit }: { kind: KnowledgeKind; area: KnowledgeArea; mayEdit: boolean }) {
  const say = useSay('knowledge')
  const { label } = useLabels()
  const name = area.area === EVERYWHERE ? say('everywhere') : label('field', area.area)
  return (
    <section className={css.area} aria-label={name}>
      <p>
        <strong>{name}</strong>
        {' — '}
        {area.active
          ? say('areaOn', { count: area.entries })
          : say('areaOff', { count: area.entries, reason: area.reason ?? '' })}
      </p>
      {mayEdit && (
        <SwitchForm
          body={{ kind: `${kind}_area`, code: area.area }}
          active={area.active}
          name={name}
          words={{ off: say('areaSwitchOff'), on: say('areaSwitchOn') }}
        />
      )}
    </section>
  )
}
