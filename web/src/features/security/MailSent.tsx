import { useQuery } from '@tanstack/react-query'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'
import { rulesQuery } from './queries.ts'
import { FormHead } from './SmallForm.tsx'

/** Said to everybody alike; the mail tells the rest. */
export function MailSent({ title, text, onAgain }: { title: string; text: string; onAgain: () => void }) {
  const say = useSay('security')
  const { data: rules } = useQuery(rulesQuery)
  return (
    <>
      <FormHead title={title} />
      <div className={css.form}>
        <Notice look="fine">
          <p>{text}</p>
          <p>{say(rules?.mailsAreFiles ? 'mail.file' : 'mail.missing')}</p>
        </Notice>
        <div className={css.actions}>
          <Button onClick={onAgain}>{say('mail.again')}</Button>
        </div>
      </div>
    </>
  )
}
