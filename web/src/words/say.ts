import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Dictionary } from './dictionary.ts'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
const KEPT = 'keqiao.language'

export interface Vars {
  [name: string]: string | number
}
export type Say = (key: string, vars?: Vars) => string

function keptLanguage(): Language {
  try {
    const kept = localStorage.getItem(KEPT)
    if (kept === 'zh' || kept === 'en') return kept
  } catch {
    // Storage may be closed to us; the default serves.
  }
  return 'zh'
}

/** Takes every module's words once, at start. */
export function startSaying(dictionaries: Record<string, Dictionary>, language: Language = keptLanguage()) {
  const of = (lng: Language) => Object.fromEntries(Object.entries(dictionaries).map(([name, words]) => [name, words[lng]]))
  i18next.on('languageChanged', (lng) => {
    document.documentElement.lang = lng === 'en' ? 'en' : 'zh-CN'
  })
  void i18next.use(initReactI18next).init({
    resources: { zh: of('zh'), en: of('en') },
    lng: language,
    fallbackLng: 'zh',
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  })
}

export function setLanguage(language: Language) {
  try {
    localStorage.setItem(KEPT, language)
  } catch {
    // Not kept, still switched.
  }
  void i18next.changeLanguage(language)
}

/** Words of one module in the language of the page. Keys without words answer with themselves. */
export function useSay(module: string): Say {
  const { t } = useTranslation(module)
  return t as unknown as Say
}

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'zh'
}
