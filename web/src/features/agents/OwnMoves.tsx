import { AGENT_RULES, type AgentFile } from '@keqiao/shared/agents'
import { useState } from 'react'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import { useMoveAgent } from './queries.ts'
import css from './Standing.module.css'

const LEAVES: readonly AgentFile['state'][] = ['applied', 'returned', 'qualified', 'active', 'dormant']

/** What the agent may do next about their own file. */
export function OwnMoves({ agent }: { agent: AgentFile }) {
  const say = useSay('agents')
  const move = useMoveAgent()
  const [leaving, setLeaving] = useState(false)
  const { state, revision } = agent
  const accepts = state === 'qualified' || (state === 'active' && agent.rulesVersion !== AGENT_RULES)
  return (
    <>
      {accepts && <Rules isNew={state === 'active'} />}
      <div className={css.actions}>
        {accepts && (
          <Button
            look="known"
            disabled={move.isPending}
            onClick={() => move.mutate({ move: 'accept', revision, rulesVersion: AGENT_RULES })}
          >
            {say(state === 'active' ? 'own.acceptNew' : 'own.accept')}
          </Button>
        )}
        {state === 'dormant' && (
          <Button look="known" disabled={move.isPending} onClick={() => move.mutate({ move: 'wake', revision })}>
            {say('own.wake')}
          </Button>
        )}
        {state === 'active' && (
          <ButtonLink small to={paths.agent(agent.id)}>
            {say('own.publicPage')}
          </ButtonLink>
        )}
        {LEAVES.includes(state) && (
          <Button look="quiet" small aria-haspopup="dialog" onClick={() => setLeaving(true)}>
            {say('own.withdraw')}
          </Button>
        )}
      </div>
      {move.isSuccess && (
        <Notice look="fine">
          <p>{say(`own.done.${move.variables.move}`)}</p>
        </Notice>
      )}
      {move.isError && <Trouble error={move.error} />}
      <Dialog open={leaving} onClose={() => setLeaving(false)} title={say('own.withdraw')}>
        <p>{say('own.withdrawSure')}</p>
        <p className={css.actions}>
          <Button
            look="known"
            disabled={move.isPending}
            onClick={() => move.mutate({ move: 'withdraw', revision }, { onSettled: () => setLeaving(false) })}
          >
            {say('own.withdrawYes')}
          </Button>
        </p>
      </Dialog>
    </>
  )
}

const POINTS = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']

function Rules({ isNew }: { isNew: boolean }) {
  const say = useSay('agents')
  return (
    <section className={css.rules}>
      <h2>{say('rules.title', { version: AGENT_RULES })}</h2>
      {isNew && <p>{say('own.newRules')}</p>}
      <ol>
        {POINTS.map((point) => (
          <li key={point}>{say(`rules.${AGENT_RULES}.${point}`)}</li>
        ))}
      </ol>
      <p>{say('rules.draft')}</p>
    </section>
  )
}
