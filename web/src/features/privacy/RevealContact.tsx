import { Button } from '../../ui/Button.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import css from './privacy.module.css'
import { useReveal } from './queries.ts'

/** Contact data that is masked until somebody asks for it; the asking is on the trail. */
export function RevealContact({ subject, masked }: { subject: string; masked: string }) {
  const say = useSay('privacy')
  const reveal = useReveal()
  if (reveal.isSuccess) {
    const { person, phone, email } = reveal.data
    return <p>{[person, phone, email].filter(Boolean).join(' · ') || say('reveal.none')}</p>
  }
  return (
    <div className={css.contact}>
      <span>{masked}</span>
      <Button small disabled={reveal.isPending} title={say('reveal.logged')} onClick={() => reveal.mutate(subject)}>
        {say(reveal.isPending ? 'reveal.showing' : 'reveal.show')}
      </Button>
      {reveal.isError && <Trouble error={reveal.error} />}
    </div>
  )
}
