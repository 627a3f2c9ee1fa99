import { paths } from '../../app/paths.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { useSay } from '../../words/say.ts'
import css from './SettingsTabs.module.css'

const PLACES = {
  security: paths.security,
  subscriptions: paths.subscriptions(),
  notices: paths.noticeSettings,
  privacy: paths.privacy,
}

/** The pages of one's own settings, side by side. */
export function SettingsTabs({ here }: { here: keyof typeof PLACES }) {
  const say = useSay('accounts')
  const tabs = Object.entries(PLACES).map(([key, to]) => ({ key, to, text: say(`settings.${key}`) }))
  return (
    <div className={css.tabs}>
      <Tabs label={say('settings.label')} here={here} tabs={tabs} />
    </div>
  )
}
