import type { OrganisationFile } from '@keqiao/shared/organisations'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'
import { fileQuery, useMove, useWithdrawChange } from './queries.ts'
import { StateNotice } from './StateNotice.tsx'

/** What those who know an organisation see above its page: where it stands and what they can do. */
export function OwnOrganisation({ id, operator }: { id: string; operator: boolean }) {
  const { data, error, isPending } = useQuery(fileQuery(id))
  if (isPending) return <Skeleton lines={3} />
  if (error) return <Trouble error={error} />
  return <Standing file={data} operator={operator} />
}

function Standing({ file, operator }: { file: OrganisationFile; operator: boolean }) {
  const say = useSay('organisations')
  const { id, membership, state, may, change } = file
  const isAdmin = membership === 'admin'
  const withdrawChange = useWithdrawChange(id)
  return (
    <div className={css.group} style={{ marginBottom: '32px' }}>
      <StateNotice file={file}>
        <p className={css.actions}>
          {isAdmin && state !== 'closed' && (
            <ButtonLink small look={state === 'returned' ? 'known' : 'plain'} to={paths.editOrganisation(id)}>
              {say(state === 'returned' ? 'own.correct' : 'own.edit')}
            </ButtonLink>
          )}
          {membership && (
            <ButtonLink small to={paths.members(id)}>
              {say('own.members')}
            </ButtonLink>
          )}
          {operator && (
            <ButtonLink small look="known" to={paths.organisationDesk(id)}>
              {say('own.desk')}
            </ButtonLink>
          )}
          {isAdmin && change?.state === 'pending' && (
            <Button small look="quiet" disabled={withdrawChange.isPending} onClick={() => withdrawChange.mutate(undefined)}>
              {say('change.withdraw')}
            </Button>
          )}
          {isAdmin && may.includes('withdraw') && <Withdraw file={file} />}
        </p>
      </StateNotice>
      {withdrawChange.isError && <Trouble error={withdrawChange.error} />}
    </div>
  )
}

function Withdraw({ file }: { file: OrganisationFile }) {
  const say = useSay('organisations')
  const move = useMove(file.id)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button small look="quiet" onClick={() => setOpen(true)}>
        {say('own.withdraw')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={say('own.withdraw')}>
        <div className={css.group}>
          <p>{say('own.withdrawText')}</p>
          <Refusals error={move.error} rest={[]} />
          <p className={css.actions}>
            <Button
              look="known"
              disabled={move.isPending}
              onClick={() => move.mutate({ move: 'withdraw', revision: file.revision }, { onSuccess: () => setOpen(false) })}
            >
              {say('own.withdraw')}
            </Button>
          </p>
        </div>
      </Dialog>
    </>
  )
}
