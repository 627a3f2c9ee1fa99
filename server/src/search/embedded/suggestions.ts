import { fold } from './terms.ts'

/** Keywords and titles with how often they occur; a typed beginning finds the most frequent. */
export function createSuggestions() {
  const counts = new Map<string, { text: string; count: number }>()

  function count(text: string, by: number) {
    const key = fold(text)
    const known = counts.get(key)
    if (known) {
      known.count += by
      if (known.count <= 0) counts.delete(key)
    } else if (by > 0) counts.set(key, { text, count: by })
  }
  const each = (document: { title: string; keywords: string[] }, by: number) => {
    for (const text of [...document.keywords, document.title]) count(text, by)
  }

  return {
    add: (document: { title: string; keywords: string[] }) => each(document, 1),
    remove: (document: { title: string; keywords: string[] }) => each(document, -1),
    find(typed: string, most: number) {
      const wanted = fold(typed.trim())
      if (!wanted) return []
      const found: { text: string; count: number; begins: boolean }[] = []
      for (const [key, entry] of counts) if (key.includes(wanted)) found.push({ ...entry, begins: key.startsWith(wanted) })
      return found
        .sort(
          (a, b) =>
            Number(b.begins) - Number(a.begins) ||
            b.count - a.count ||
            a.text.length - b.text.length ||
            (a.text < b.text ? -1 : 1),
        )
        .slice(0, most)
        .map(({ text, count }) => ({ text, count }))
    },
  }
}
