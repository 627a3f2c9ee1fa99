import { Link } from 'react-router'
import { useSay } from '../words/say.ts'
import { paths } from './paths.ts'
import css from './Shell.module.css'

export function Footer() {
  const say = useSay('app')
  return (
    <footer className={css.footer}>
      <div>
        <p>
          {say('name')} · {say('tagline')} — {say('footer.about')}
        </p>
        <p className={css.links}>
          <Link to={paths.privacyNotice}>{say('footer.privacy')}</Link>
          <Link to={paths.privacy}>{say('footer.centre')}</Link>
          <Link to={paths.howItRanks}>{say('footer.ranks')}</Link>
          <a href="/api/docs">{say('footer.api')}</a>
        </p>
      </div>
    </footer>
  )
}
