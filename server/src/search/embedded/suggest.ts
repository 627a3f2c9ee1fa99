import type { Segment } from './layout.ts'
import { fold } from './terms.ts'

/** Titles and keywords with how often they occur; a typed beginning finds the most frequent. */
export function suggest(segments: Segment[], typed: string, most: number): { text: string; count: number }[] {
  const wanted = Buffer.from(fold(typed.trim()))
  if (wanted.length === 0) return []
  const found = new Map<string, { text: string; count: number; begins: boolean }>()
  for (const { toldText, toldAt, toldCount, counts } of segments) {
    const all = Buffer.from(toldText.buffer, toldText.byteOffset, toldText.length)
    for (let at = all.indexOf(wanted); at >= 0; ) {
      let low = 0
      let high = counts.told - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((toldAt[middle] as number) <= at) low = middle
        else high = middle - 1
      }
      const end = toldAt[low + 1] as number
      const count = toldCount[low] as number
      const whole = all.toString('utf8', toldAt[low], end)
      const [key = '', shown = key] = whole.split('\0')
      // What begins in one text and ends in the next was typed by nobody; nor is what stands behind the folded form looked in.
      const inKey = at + wanted.length <= (toldAt[low] as number) + Buffer.byteLength(key)
      if (count > 0 && inKey) {
        const known = found.get(key)
        if (known) known.count += count
        else found.set(key, { text: shown, count, begins: at === toldAt[low] })
      }
      at = all.indexOf(wanted, end)
    }
  }
  return [...found.values()]
    .sort(
      (a, b) =>
        Number(b.begins) - Number(a.begins) || b.count - a.count || a.text.length - b.text.length || (a.text < b.text ? -1 : 1),
    )
    .slice(0, most)
    .map(({ text, count }) => ({ text, count }))
}
