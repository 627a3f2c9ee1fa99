import type { TriageItem } from '@keqiao/shared/triage'
import { Button } from '../../ui/Button.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useShortcuts } from '../../ui/useShortcuts.ts'
import { unplacedIssues } from '../../words/placeIssues.ts'
import { useSay } from '../../words/say.ts'
import { QuestionsForm } from './QuestionsForm.tsx'
import { useTriageMove, type useVerdict, type VerdictBody } from './queries.ts'
import css from './review.module.css'
import { WhyForm } from './WhyForm.tsx'

/** What has to be written before it is decided. */
export type Asking = 'DETAIL' | 'REDIAG' | 'LONGTERM' | 'NOT_TECH' | 'close'

interface Props {
  item: TriageItem
  asking: Asking | null
  setAsking: (asking: Asking | null) => void
  verdict: ReturnType<typeof useVerdict>
  onDone: () => void
}

/** The five verdicts on a need; what is parked is taken up again, what is not technical is closed. */
export function VerdictBar({ item, asking, setAsking, verdict, onDone }: Props) {
  const say = useSay('review')
  const move = useTriageMove()
  const { id, revision, state } = item
  const isOpen = state === 'triage' && item.held === null
  const busy = verdict.isPending || move.isPending
  const done = {
    onSuccess: () => {
      setAsking(null)
      onDone()
    },
  }
  function judge(body: Omit<VerdictBody, 'revision'>) {
    if (!busy) verdict.mutate({ id, body: { revision, ...body } }, done)
  }
  const take = (made: 'unpark' | 'close', text: string | null) =>
    busy || move.mutate({ id, body: { move: made, revision, text } }, done)
  useShortcuts({
    a: isOpen && !asking ? () => judge({ verdict: 'READY' }) : undefined,
    r: isOpen ? () => setAsking('DETAIL') : undefined,
    escape: asking ? () => setAsking(null) : undefined,
  })
  const error = verdict.error ?? move.error
  return (
    <div className={css.actions}>
      {asking === 'DETAIL' && (
        <QuestionsForm
          lacks={item.lacks}
          busy={busy}
          error={error}
          onSend={(questions) => judge({ verdict: 'DETAIL', questions })}
          onCancel={() => setAsking(null)}
        />
      )}
      {asking && asking !== 'DETAIL' && (
        <WhyForm
          key={asking}
          title={say(`verdict.${asking}.title`)}
          intro={say(`verdict.${asking}.intro`)}
          send={say(`verdict.${asking}.send`)}
          required={asking === 'NOT_TECH' || asking === 'close'}
          busy={busy}
          error={error}
          onSend={(text) => (asking === 'close' ? take('close', text) : judge({ verdict: asking, text }))}
          onCancel={() => setAsking(null)}
        />
      )}
      <Refusals error={error} rest={unplacedIssues(error, asking ? ['questions', 'text'] : [])} />
      {!asking && (
        <div className={css.buttons}>
          {state === 'triage' && (
            <>
              <Button look="known" aria-keyshortcuts="a" disabled={!isOpen || busy} onClick={() => judge({ verdict: 'READY' })}>
                {say('verdict.READY')}{' '}
                <span className={css.letter} aria-hidden="true">
                  A
                </span>
              </Button>
              <Button aria-keyshortcuts="r" disabled={!isOpen} onClick={() => setAsking('DETAIL')}>
                {say('verdict.DETAIL')}{' '}
                <span className={css.letter} aria-hidden="true">
                  R
                </span>
              </Button>
              {(['REDIAG', 'LONGTERM', 'NOT_TECH'] as const).map((each) => (
                <Button key={each} look="quiet" disabled={!isOpen} onClick={() => setAsking(each)}>
                  {say(`verdict.${each}.open`)}
                </Button>
              ))}
            </>
          )}
          {state === 'parked' && item.operates && (
            <Button look="known" disabled={busy} onClick={() => take('unpark', null)}>
              {say('verdict.unpark')}
            </Button>
          )}
          {state === 'service_desk' && item.operates && (
            <Button look="known" onClick={() => setAsking('close')}>
              {say('verdict.close.open')}
            </Button>
          )}
          {item.held && <span className={css.faint}>{say('heldByOther')}</span>}
        </div>
      )}
    </div>
  )
}
