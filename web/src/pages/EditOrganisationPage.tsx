import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { EditForm } from '../features/organisations/EditForm.tsx'
import { fileQuery } from '../features/organisations/queries.ts'
import { StateNotice } from '../features/organisations/StateNotice.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useSay } from '../words/say.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

export function EditOrganisationPage() {
  const { id = '' } = useParams()
  const app = useSay('app')
  const say = useSay('organisations')
  const me = useMe()
  const navigate = useNavigate()
  const { data, error } = useQuery({ ...fileQuery(id), enabled: me.person !== null })
  if (!me.isPending && me.person && (error || (data && data.membership !== 'admin'))) return <NotFoundPage />
  return (
    <Page title={app('title', { page: say('edit.title') })}>
      {!me.isPending && !me.person ? (
        <SignInFirst />
      ) : (
        <>
          <h1 style={{ fontSize: 'var(--s-title)', marginBottom: '20px' }}>{say('edit.title')}</h1>
          {data ? (
            <div style={{ display: 'grid', gap: '28px' }}>
              <StateNotice file={data} />
              <EditForm file={data} onDone={() => navigate(paths.organisation(id))} />
            </div>
          ) : (
            <Skeleton lines={10} />
          )}
        </>
      )}
    </Page>
  )
}
