import { isRouteErrorResponse, useRouteError } from 'react-router'
import { ProblemError } from '../api/call.ts'
import { paths } from '../app/paths.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useSay } from '../words/say.ts'
import css from './ErrorPage.module.css'
import { NotFoundPage } from './NotFoundPage.tsx'

/** Whatever broke while a page was drawn or fetched. */
export function ErrorPage() {
  const error = useRouteError()
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />
  if (error instanceof ProblemError && error.code === 'not_found') return <NotFoundPage />
  // A chunk that cannot be fetched is the network, or a page left open across a new version.
  const offline = !navigator.onLine || (error instanceof ProblemError && error.code === 'offline')
  return <Broken kind={offline ? 'offline' : 'unexpected'} error={error} />
}

function Broken({ kind, error }: { kind: 'offline' | 'unexpected'; error: unknown }) {
  const say = useSay('app')
  return (
    <Page title={say('title', { page: say(`error.${kind}.title`) })}>
      <h1 className={css.title}>{say(`error.${kind}.title`)}</h1>
      <Empty text={say(`error.${kind}.text`)}>
        <Button look="known" onClick={() => window.location.reload()}>
          {say('error.reload')}
        </Button>
        <ButtonLink to={paths.home}>{say('error.home')}</ButtonLink>
      </Empty>
      {kind === 'unexpected' && error instanceof Error && <pre className={css.detail}>{error.message}</pre>}
    </Page>
  )
}
