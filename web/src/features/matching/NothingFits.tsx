import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useSay } from '../../words/say.ts'
import type { Side } from './queries.ts'

interface Props {
  side: Side
  /** Points of the nearest one; null when there is none. */
  best: number | null
  /** Where the reader may make the record more precise. */
  editTo: string | undefined
}

/** No list is made to look better than it is: what to do instead of hoping. */
export function NothingFits({ side, best, editTo }: Props) {
  const say = useSay('matching')
  const need = side === 'need'
  const text =
    best === null ? say('empty.text') : `${say('poor.nearest', { best })}${say(need ? 'poor.need' : 'poor.achievement')}`
  return (
    <Empty level={3} title={say(need ? 'empty.ofNeed' : 'empty.ofAchievement')} text={text}>
      {editTo && (
        <ButtonLink look={need ? 'wanted' : 'known'} to={editTo}>
          {say('poor.improve')}
        </ButtonLink>
      )}
      <ButtonLink to={`${paths.search}?kind=${need ? 'achievement' : 'need'}`}>{say('empty.search')}</ButtonLink>
    </Empty>
  )
}
