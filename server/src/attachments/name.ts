const MOST_BYTES = 240
/** Nobody means more than the end of what is longer. */
const MOST_READ = 1000
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const bytesOf = (text: string) => Buffer.byteLength(text)

/** The ending a name claims, lower case without the dot; empty when it has none. */
export function endingOf(name: string): string {
  const found = /\.([^.]*)$/.exec(plain(name))
  return found ? (found[1] as string).toLowerCase() : ''
}

/** A name as it may be shown and offered for saving: no path, nothing invisible or reordering, cut at a character's border. */
export function displayName(given: string, ending: string): string {
  const stem = plain(given)
    .replace(/\.[^.]*$/, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const safe = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(stem) ? `_${stem}` : stem
  return `${cut(safe, MOST_BYTES - bytesOf(ending) - 1) || 'file'}.${ending}`
}

/** What stands behind the last separator, also a spelled-out one, without control, format and reordering characters. */
const plain = (name: string) =>
  (
    name
      .slice(-MOST_READ)
      .toWellFormed()
      .split(/[/\\]|%2f|%5c/i)
      .at(-1) ?? ''
  )
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .trim()

function cut(text: string, most: number): string {
  if (bytesOf(text) <= most) return text
  let kept = ''
  for (const { segment } of graphemes.segment(text)) {
    if (bytesOf(kept) + bytesOf(segment) > most) break
    kept += segment
  }
  return kept.trimEnd()
}
