import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useSay } from '../../words/say.ts'
import { BackupCodes } from './BackupCodes.tsx'
import { FactorSetUp } from './FactorSetUp.tsx'
import { ProofForm } from './ProofForm.tsx'
import { type SecurityState, useDropFactor, useRenewBackupCodes } from './queries.ts'
import css from './SecuritySheet.module.css'

type Doing = 'nothing' | 'setUp' | 'renew' | 'drop'

/** The code app: set up, exchanged, its backup codes renewed, dropped — and why it cannot be. */
export function FactorSection({ state }: { state: SecurityState['secondFactor'] }) {
  const say = useSay('security')
  const [doing, setDoing] = useState<Doing>('nothing')
  const [codes, setCodes] = useState<string[] | null>(null)
  const renew = useRenewBackupCodes()
  const drop = useDropFactor()
  const done = () => setDoing('nothing')
  if (codes) return <BackupCodes codes={codes} onDone={() => setCodes(null)} />
  return (
    <div className={css.part}>
      <span className={css.device}>
        <Tag look={state.on ? 'fine' : 'outline'}>{say(state.on ? 'factor.on' : 'factor.off')}</Tag>
        {state.on && say('factor.left', { count: state.backupCodes })}
      </span>
      {state.needed && !state.on && (
        <Notice look="alarm" title={say('factor.needed')}>
          {say('factor.neededText')}
        </Notice>
      )}
      {doing === 'nothing' && <p>{say(state.on ? 'factor.onText' : 'factor.offText')}</p>}
      {doing === 'setUp' && (
        <FactorSetUp
          present={state.on}
          onCancel={done}
          onDone={(made) => {
            done()
            setCodes(made)
          }}
        />
      )}
      {doing === 'renew' && (
        <ProofForm
          sending={{
            ...renew,
            mutate: (body) =>
              renew.mutate(body, {
                onSuccess: ({ backupCodes }) => {
                  done()
                  setCodes(backupCodes)
                },
              }),
          }}
          intro={say('factor.renewIntro')}
          submit={say('factor.renew')}
          onCancel={done}
        />
      )}
      {doing === 'drop' && (
        <ProofForm
          sending={{ ...drop, mutate: (body) => drop.mutate(body, { onSuccess: done }) }}
          intro={say('factor.dropIntro')}
          submit={say('factor.drop')}
          onCancel={done}
        />
      )}
      {doing === 'nothing' && (
        <span className={css.device}>
          <Button look={state.on ? 'plain' : 'known'} onClick={() => setDoing('setUp')}>
            {say(state.on ? 'factor.exchange' : 'factor.setUp')}
          </Button>
          {state.on && <Button onClick={() => setDoing('renew')}>{say('factor.renew')}</Button>}
          {state.on && !state.needed && <Button onClick={() => setDoing('drop')}>{say('factor.drop')}</Button>}
        </span>
      )}
      {doing === 'nothing' && state.on && state.needed && <p>{say('factor.cannotDrop')}</p>}
    </div>
  )
}
