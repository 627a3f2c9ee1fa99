import type { ListingKind } from '@keqiao/shared/listings'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { isGone } from '../api/call.ts'
import { paths } from '../app/paths.ts'
import { MembersOnly } from '../features/accounts/MembersOnly.tsx'
import { OrganisationField } from '../features/accounts/OrganisationField.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { CellProblems } from '../features/interchange/CellProblems.tsx'
import { ImportList } from '../features/interchange/ImportList.tsx'
import { ImportProgress } from '../features/interchange/ImportProgress.tsx'
import { importQuery } from '../features/interchange/queries.ts'
import { UploadForm } from '../features/interchange/UploadForm.tsx'
import { Page } from '../ui/Page.tsx'
import { ReadingHead } from '../ui/Reading.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { Workshop } from '../ui/Workshop.tsx'
import { useSay } from '../words/say.ts'
import css from './ImportPage.module.css'
import { NotFoundPage } from './NotFoundPage.tsx'

export function ImportPage() {
  const { id } = useParams()
  const app = useSay('app')
  const say = useSay('interchange')
  return (
    <Page title={app('title', { page: say('title') })}>
      <MembersOnly>{id ? <One id={id} /> : <Start />}</MembersOnly>
    </Page>
  )
}

const pageOf = (params: URLSearchParams) => Math.max(1, Number(params.get('page')) || 1)

function Start() {
  const say = useSay('interchange')
  const navigate = useNavigate()
  const { organisations, isOperator } = useMe()
  const [params, setParams] = useSearchParams()
  const [chosen, setChosen] = useState('')
  const kind: ListingKind = params.get('kind') === 'need' ? 'need' : 'achievement'
  const organisationId = chosen || organisations[0]?.id || ''
  return (
    <Workshop>
      <ReadingHead title={say('title')} lead={say('intro')} />
      <UploadForm
        kind={kind}
        onKind={(next) => setParams({ kind: next }, { replace: true, preventScrollReset: true })}
        organisationId={organisationId}
        organisation={<OrganisationField value={organisationId} onChange={setChosen} />}
        mayBringLists={isOperator && organisations.some(({ id, kind: of }) => id === organisationId && of === 'EXCH')}
        onSent={({ id }) => navigate(paths.import(id))}
      />
      <section className={css.earlier}>
        <h2>{say('earlier')}</h2>
        <ImportList page={pageOf(params)} to={(page) => `${paths.imports}?page=${page}`} />
      </section>
    </Workshop>
  )
}

function One({ id }: { id: string }) {
  const [params] = useSearchParams()
  const { data, error, isPending, refetch } = useQuery(importQuery(id))
  if (isPending) return <Skeleton lines={8} />
  if (isGone(error)) return <NotFoundPage />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <>
      <ImportProgress given={data} />
      {data.refused > 0 && data.state !== 'failed' && (
        <CellProblems id={id} page={pageOf(params)} to={(page) => `${paths.import(id)}?page=${page}`} />
      )}
    </>
  )
}
