import { Converter } from 'opencc-js/t2cn'

export const simplified = Converter({ from: 't', to: 'cn' })

/** As the library writes: full-width and compatibility forms made plain, traditional characters simplified. */
export const plainly = (text: string) => simplified(text.normalize('NFKC')).trim()

/** Only Latin letters, as pinyin is typed: `lidianchi`, `li dian chi`, `ldc`. */
export const asPinyin = (text: string): string | null => {
  const letters = text.toLowerCase().replace(/[\s']/g, '').replaceAll('ü', 'v')
  return /^[a-z]{2,40}$/.test(letters) ? letters : null
}
