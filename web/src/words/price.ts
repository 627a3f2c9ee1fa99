import { exactMoney, money } from './format.ts'
import { useLabels } from './labels.ts'
import { useLanguage, useSay } from './say.ts'

interface Price {
  show: string | null
  min: number | null
  max: number | null
}

/** A price or budget in words, with the exact amount for a tooltip. Null when nothing is said. */
export function usePriceWords() {
  const say = useSay('common')
  const language = useLanguage()
  const { label } = useLabels()
  return ({ show, min, max }: Price): { text: string; exact: string | undefined } | null => {
    const amounts = [min, max].filter((amount) => amount !== null)
    const exact = amounts.length ? [...new Set(amounts)].map((amount) => exactMoney(amount, language)).join(' – ') : undefined
    if (min !== null && max !== null && min !== max) {
      return { text: say('price.between', { min: money(min, language), max: money(max, language) }), exact }
    }
    if (min !== null && max === min) return { text: money(min, language), exact }
    if (max !== null) return { text: say('price.upTo', { max: money(max, language) }), exact }
    if (min !== null) return { text: say('price.from', { min: money(min, language) }), exact }
    return show ? { text: label('price_show', show), exact: undefined } : null
  }
}
