import { useQuery } from '@tanstack/react-query'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useSay } from '../../words/say.ts'
import css from './list.module.css'
import { encountersQuery } from './queries.ts'

/** How many records wait for whoever looks; nothing where none does. */
export function Waiting() {
  const say = useSay('encounters')
  const { data } = useQuery(encountersQuery({}))
  const count = data?.items.filter(({ turn }) => turn?.mine).length ?? 0
  if (count === 0) return null
  return (
    <div className={css.above}>
      <Notice look="known">
        <div className={css.waiting}>
          <p>{say('waiting', { count })}</p>
          <ButtonLink small to={paths.encounters}>
            {say('waitingLink')}
          </ButtonLink>
        </div>
      </Notice>
    </div>
  )
}
