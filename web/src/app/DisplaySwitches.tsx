import { Button } from '../ui/Button.tsx'
import { setPreference, useDark, usePreferences } from '../ui/preferences.ts'
import { setLanguage, useLanguage, useSay } from '../words/say.ts'

/** Language, text size, light or dark. */
export function DisplaySwitches() {
  const say = useSay('app')
  const language = useLanguage()
  const dark = useDark()
  const { text } = usePreferences()
  return (
    <>
      <Button
        look="quiet"
        small
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        aria-label={say('display.languageLabel')}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {say('display.language')}
      </Button>
      <Button look="quiet" small onClick={() => setPreference({ text: text === 'large' ? 'normal' : 'large' })}>
        {say(text === 'large' ? 'display.normal' : 'display.large')}
      </Button>
      <Button look="quiet" small onClick={() => setPreference({ theme: dark ? 'light' : 'dark' })}>
        {say(dark ? 'display.light' : 'display.dark')}
      </Button>
    </>
  )
}
