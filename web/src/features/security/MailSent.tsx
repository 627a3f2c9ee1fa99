import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'
import { FormHead } from './SmallForm.tsx'

/** Said to everybody alike; the mail tells the rest. */
export function MailSent({ title, text, onAgain }: { title: string; text: string; onAgain: () => void }) {
  const say = useSay('security')
  return (
    <>
      <FormHead title={title} />
      <div className={css.form}>
        <Notice look="fine">
          <p>{text}</p>
          <p>{say('mail.missing')}</p>
        </Notice>
        <div className={css.actions}>
          <Button onClick={onAgain}>{say('mail.again')}</Button>
        </div>
      </div>
    </>
  )
}
