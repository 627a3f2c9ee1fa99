import { type OrganisationKind, SUPPLIER_KINDS } from '@keqiao/shared/accounts'
import type { RecordedAs } from '@keqiao/shared/encounters'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { achievementQuery } from '../features/achievements/queries.ts'
import { EncounterForm } from '../features/encounters/EncounterForm.tsx'
import { encounterQuery, useEdit, useRecord } from '../features/encounters/queries.ts'
import { newValues, valuesOf } from '../features/encounters/values.ts'
import { needQuery } from '../features/needs/queries.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useSay } from '../words/say.ts'
import css from './EncountersPage.module.css'
import { NotFoundPage } from './NotFoundPage.tsx'

/** Who posts needs; whoever mediates is neither side. */
const SEEKERS: readonly OrganisationKind[] = ['ENT', 'ALLY']

/** A new record, or one that nobody is bound by yet. */
export function EditEncounterPage() {
  const app = useSay('app')
  const say = useSay('encounters')
  const me = useMe()
  const { id } = useParams()
  const may = me.isMember || me.isAgent || me.isOperator
  return (
    <Page title={app('title', { page: say(id ? 'form.editPage' : 'form.page') })}>
      {me.isPending ? (
        <Skeleton lines={10} />
      ) : !me.person ? (
        <SignInFirst />
      ) : id ? (
        <Edit id={id} />
      ) : may ? (
        <Fresh />
      ) : (
        <Nobody />
      )}
    </Page>
  )
}

function Nobody() {
  const say = useSay('encounters')
  return (
    <Empty level={1} title={say('who.title')} text={say('who.text')}>
      <ButtonLink look="known" to={paths.apply}>
        {say('who.apply')}
      </ButtonLink>
    </Empty>
  )
}

function Fresh() {
  const say = useSay('encounters')
  const navigate = useNavigate()
  const me = useMe()
  const record = useRecord()
  const own = me.organisations.find(
    ({ kind, state }) => state === 'active' && (SUPPLIER_KINDS.includes(kind) || SEEKERS.includes(kind)),
  )
  const as: RecordedAs = own ? (SUPPLIER_KINDS.includes(own.kind) ? 'supply' : 'demand') : 'agent'
  const chosen = own ? { id: own.id, name: own.name, hint: own.region } : null
  const { about, isPending } = useAbout()
  if (isPending) return <Skeleton lines={10} />
  return (
    <>
      <h1 className={css.title}>{say('form.page')}</h1>
      <p className={css.lead}>{say('lead')}</p>
      <EncounterForm
        keptAs={['keqiao.draft.encounter.new', about.need?.id, about.achievement?.id].filter(Boolean).join('.')}
        initial={{ ...newValues({ name: me.person?.name ?? '', as, own: chosen }), ...about }}
        sending={record}
        submit={say('form.send')}
        onSend={(draft, sent) =>
          record.mutate(draft, {
            onSuccess: ({ id }) => {
              sent()
              void navigate(paths.encounter(id))
            },
          })
        }
      />
    </>
  )
}

/** The pair that the address names, where somebody comes from one. */
function useAbout() {
  const [params] = useSearchParams()
  const [needId, achievementId] = [params.get('need') ?? '', params.get('achievement') ?? '']
  const need = useQuery({ ...needQuery(needId), enabled: needId !== '' })
  const achievement = useQuery({ ...achievementQuery(achievementId), enabled: achievementId !== '' })
  const chosen = (one: { id: string; name: string } | undefined) => (one ? { id: one.id, name: one.name, hint: null } : null)
  return {
    about: { need: chosen(need.data), achievement: chosen(achievement.data) },
    isPending: need.isLoading || achievement.isLoading,
  }
}

function Edit({ id }: { id: string }) {
  const say = useSay('encounters')
  const navigate = useNavigate()
  const edit = useEdit(id)
  const { data, error, isPending, refetch } = useQuery(encounterQuery(id))
  if (isPending) return <Skeleton lines={10} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const { draft } = data
  if (!draft) return <NotFoundPage />
  return (
    <>
      <h1 className={css.title}>{say('form.editPage')}</h1>
      <p className={css.lead}>{say('form.editNote')}</p>
      <EncounterForm
        keptAs={`keqiao.draft.encounter.${id}.${data.revision}`}
        initial={valuesOf({ ...data, draft })}
        sending={edit}
        submit={say('form.save')}
        onSend={(changed, sent) =>
          edit.mutate(
            { ...changed, revision: data.revision },
            {
              onSuccess: () => {
                sent()
                void navigate(paths.encounter(id))
              },
            },
          )
        }
      />
    </>
  )
}
