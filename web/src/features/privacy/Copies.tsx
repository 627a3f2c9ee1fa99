import { type PersonalExport, privacyPaths } from '@keqiao/shared/privacy'
import { Button, ButtonAnchor } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime, fileSize } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './privacy.module.css'
import { useAskCopy } from './queries.ts'

const SHOWN = 3

export function Copies({ copies }: { copies: readonly PersonalExport[] }) {
  const say = useSay('privacy')
  const ask = useAskCopy()
  const making = copies.some(({ state }) => state === 'asked')
  return (
    <>
      {making ? (
        <Notice look="known">
          <p>{say('copy.making')}</p>
        </Notice>
      ) : (
        <Button look={copies.length === 0 ? 'known' : 'plain'} aria-disabled={ask.isPending} onClick={() => ask.mutate({})}>
          {say(ask.isPending ? 'copy.asking' : copies.length === 0 ? 'copy.ask' : 'copy.again')}
        </Button>
      )}
      {ask.isError && <Trouble error={ask.error} />}
      {copies.length === 0 ? (
        <p className={css.state}>{say('copy.none')}</p>
      ) : (
        <ul className={css.list}>
          {copies
            .filter(({ state }) => state !== 'asked')
            .slice(0, SHOWN)
            .map((copy) => (
              <li key={copy.id}>
                <Copy copy={copy} />
              </li>
            ))}
        </ul>
      )}
    </>
  )
}

function Copy({ copy: { id, state, askedAt, expiresAt, bytes } }: { copy: PersonalExport }) {
  const say = useSay('privacy')
  const language = useLanguage()
  if (state !== 'ready') return <span className={css.state}>{say(`copy.${state}`, { asked: dateTime(askedAt, language) })}</span>
  return (
    <>
      <span className={css.what}>{say('copy.ready', { until: dateTime(expiresAt ?? askedAt, language) })}</span>
      <ButtonAnchor look="known" href={privacyPaths.file(id)}>
        {say('copy.download', { size: fileSize(bytes ?? 0) })}
      </ButtonAnchor>
    </>
  )
}
