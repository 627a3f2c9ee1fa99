import { paths } from '../app/paths.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useSay } from '../words/say.ts'
import css from './ErrorPage.module.css'

/** `text`: what may have become of it, where that can be said without telling whether it ever was. */
export function NotFoundPage({ text }: { text?: string }) {
  const say = useSay('app')
  return (
    <Page title={say('title', { page: say('error.notFound.title') })}>
      <p className={css.code} aria-hidden="true">
        404
      </p>
      <h1 className={css.title}>{say('error.notFound.title')}</h1>
      <Empty text={text ?? say('error.notFound.text')}>
        <ButtonLink look="known" to={paths.home}>
          {say('error.home')}
        </ButtonLink>
        <ButtonLink to={paths.search}>{say('error.search')}</ButtonLink>
      </Empty>
    </Page>
  )
}
