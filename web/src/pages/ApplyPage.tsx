import { useNavigate } from 'react-router'
import { paths } from '../app/paths.ts'
import { SignInFirst } from '../features/accounts/MembersOnly.tsx'
import { useMe } from '../features/accounts/queries.ts'
import { uploadFile } from '../features/attachments/queries.ts'
import { ApplyForm } from '../features/organisations/ApplyForm.tsx'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useSay } from '../words/say.ts'

const LICENCE = { purpose: 'licence', visibility: 'ON_REQUEST' } as const

const sendLicence = ({ id, file }: { id: string; file: File }) =>
  uploadFile({ subject: `organisation:${id}`, ...LICENCE }, file, {
    signal: new AbortController().signal,
    onProgress: () => {},
  })

export function ApplyPage() {
  const app = useSay('app')
  const say = useSay('organisations')
  const me = useMe()
  const navigate = useNavigate()
  return (
    <Page narrow title={app('title', { page: say('apply.title') })}>
      {me.isPending ? (
        <Skeleton lines={8} />
      ) : me.person ? (
        <ApplyForm sendLicence={sendLicence} onDone={(id) => navigate(paths.organisation(id), { replace: true })} />
      ) : (
        <SignInFirst />
      )}
    </Page>
  )
}
