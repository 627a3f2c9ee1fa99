const FULL_WIDTH = 0xfee0
const BLANKS = /[\s\u00a0\u200b-\u200d\u2060\u3000\ufeff]/
const DASHES = '‐‑‒–—―－−ー'
const DOTS = '·・•．。'
/** How digits are written to be overlooked. */
const SPOKEN = new Map<string, string>(
  [
    ['零〇○', 0],
    ['一壹幺①❶', 1],
    ['二贰②❷', 2],
    ['三叁③❸', 3],
    ['四肆④❹', 4],
    ['五伍⑤❺', 5],
    ['六陆⑥❻', 6],
    ['七柒⑦❼', 7],
    ['八捌⑧❽', 8],
    ['九玖⑨❾', 9],
  ].flatMap(([forms, digit]) => [...String(forms)].map((form) => [form, String(digit)] as const)),
)

/** The text with every character in its plainest form. Character by character, so that places stay what they were. */
export function plain(text: string): string {
  return text.replace(/[^\u0021-\u007e\u4e00-\u9fff]/g, (char) => {
    if (DASHES.includes(char)) return '-'
    if (DOTS.includes(char)) return '.'
    if (BLANKS.test(char)) return ' '
    const code = char.charCodeAt(0)
    return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - FULL_WIDTH) : char
  })
}

/** The plain text with spoken digits as digits. */
export const spoken = (text: string): string => text.replace(/[○〇一-龥①-⑨❶-❾]/g, (char) => SPOKEN.get(char) ?? char)

/** ASCII letters in lower case; other letters would change the length of the text. */
export const folded = (text: string): string => text.replace(/[A-Z]/g, (char) => char.toLowerCase())
