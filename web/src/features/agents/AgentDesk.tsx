import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { ButtonLink } from '../../ui/Button.tsx'
import { useSay } from '../../words/say.ts'
import { AgentFilePanel } from './AgentFilePanel.tsx'
import { DeskList } from './DeskList.tsx'
import css from './desk.module.css'
import { DESK_VIEWS, deskAddress, readDeskAsked } from './deskAsked.ts'
import { GivenList } from './GivenList.tsx'

interface Props {
  files: (id: string) => ReactNode
  /** The telephone number, which is masked until asked for. */
  phone: (id: string, masked: string) => ReactNode
}

/** The operator's corner for agents: who waits, who is there, who works on what. */
export function AgentDesk({ files, phone }: Props) {
  const say = useSay('agents')
  const [params] = useSearchParams()
  const asked = readDeskAsked(params)
  if (asked.agent)
    return (
      <div className={css.desk}>
        <p>
          <ButtonLink small to={deskAddress({ ...asked, agent: null })}>
            {say('desk.back')}
          </ButtonLink>
        </p>
        <AgentFilePanel id={asked.agent} files={files} phone={phone} />
      </div>
    )
  return (
    <div className={css.desk}>
      <nav className={css.which} aria-label={say('desk.tab')}>
        {DESK_VIEWS.map((view) => (
          <ButtonLink
            key={view}
            small
            look={view === asked.view ? 'known' : 'plain'}
            to={deskAddress({ view, state: undefined, q: '', page: 1, agent: null })}
          >
            {say(`desk.${view}`)}
          </ButtonLink>
        ))}
      </nav>
      {asked.view === 'given' ? <GivenList asked={asked} /> : <DeskList asked={asked} />}
    </div>
  )
}
