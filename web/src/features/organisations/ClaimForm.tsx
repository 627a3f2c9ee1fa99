import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'
import { useClaim } from './queries.ts'

/** For whoever finds their unit registered by somebody else. Stands inside the application, hence no form of its own. */
export function ClaimForm({ uscc }: { uscc: string }) {
  const say = useSay('organisations')
  const claim = useClaim()
  const [text, setText] = useState('')
  const { box, at, whole } = useRefused<HTMLDivElement>(claim.error, ['text'])
  if (claim.isSuccess)
    return (
      <Notice look="fine">
        <p>{say('claim.done')}</p>
      </Notice>
    )
  return (
    <Notice look="known" title={say('claim.title')}>
      <p>{say('claim.text')}</p>
      <div ref={box}>
        <TextArea
          label={say('claim.why')}
          rows={2}
          maxLength={300}
          value={text}
          error={at('text')}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {whole !== null && <Trouble error={whole} />}
      <p className={css.actions}>
        <Button small disabled={claim.isPending} onClick={() => claim.mutate({ uscc, text: text.trim() || null })}>
          {say('claim.submit')}
        </Button>
      </p>
    </Notice>
  )
}
