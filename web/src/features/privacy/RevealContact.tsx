import { Button } from '../../ui/Button.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import css from './privacy.module.css'
import { useReveal } from './queries.ts'

interface Props {
  /** `need:<id>`, `agent:<id>` */
  subject: string
  masked: readonly (string | null)[]
  title?: string
}

const joined = (parts: readonly (string | null)[]) => parts.filter(Boolean).join(' · ')

/** Contact data that is masked until somebody asks for it; the asking is on the trail. */
export function RevealContact({ subject, masked, title }: Props) {
  const say = useSay('privacy')
  const reveal = useReveal()
  return (
    <div className={css.contact}>
      {title && <h2>{title}</h2>}
      {reveal.isSuccess ? (
        <p>{joined([reveal.data.person, reveal.data.phone, reveal.data.email]) || say('reveal.none')}</p>
      ) : (
        <>
          <p>{joined(masked)}</p>
          <Button small disabled={reveal.isPending} onClick={() => reveal.mutate(subject)}>
            {say(reveal.isPending ? 'reveal.showing' : 'reveal.show')}
          </Button>
          <p className={css.state}>{say('reveal.logged')}</p>
        </>
      )}
      {reveal.isError && <Trouble error={reveal.error} />}
    </div>
  )
}
