import type { grantsApi } from '@keqiao/shared/grants'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Facts } from '../../ui/Reading.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './grants.module.css'
import { useAcceptAccess } from './queries.ts'
import { placeOf } from './who.ts'

interface Props {
  token: string
  invitation: z.output<typeof grantsApi.invitation.reply>
  /** Signing in or up on the way, for whoever is nobody yet or somebody else. */
  signIn: ReactNode
  onAccepted: (address: string) => void
}

/** Who invites to read something confidential; what it is shows only once it was accepted. */
export function AccessInvitationSheet({ token, invitation, signIn, onAccepted }: Props) {
  const say = useSay('grants')
  const language = useLanguage()
  const accept = useAcceptAccess()
  const { by, email, state, expiresAt, forYou, subject } = invitation
  return (
    <div className={css.sheet}>
      <header>
        <h1>{say('invited.title', { by })}</h1>
        <p>{say('invited.what')}</p>
      </header>
      <Facts
        items={[
          { label: say('invited.by'), value: by },
          { label: say('invited.to'), value: email },
          { label: say('invited.until'), value: state === 'open' && dateTime(expiresAt, language) },
        ]}
      />
      <Refusals error={accept.error} rest={[]} />
      {state !== 'open' && (
        <Notice look={state === 'accepted' ? 'fine' : 'alarm'}>
          <p>{say(subject ? 'invited.over.yours' : `invited.over.${state}`)}</p>
          {subject && (
            <p>
              <ButtonLink small look="known" to={placeOf(subject)}>
                {say('invited.open')}
              </ButtonLink>
            </p>
          )}
        </Notice>
      )}
      {state === 'open' && forYou === null && (
        <Notice look="known">
          <p>{say('invited.signIn', { email })}</p>
          {signIn}
        </Notice>
      )}
      {state === 'open' && forYou === false && (
        <Notice look="alarm">
          <p>{say('invited.other', { email })}</p>
        </Notice>
      )}
      {state === 'open' && forYou && (
        <p className={css.buttons}>
          <Button
            look="known"
            disabled={accept.isPending}
            onClick={() => accept.mutate(token, { onSuccess: (made) => onAccepted(placeOf(made.subject)) })}
          >
            {say('invited.accept')}
          </Button>
          <span className={css.note}>{say('invited.ignore')}</span>
        </p>
      )}
    </div>
  )
}
