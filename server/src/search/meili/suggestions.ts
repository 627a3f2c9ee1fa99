import { fold } from '../embedded/terms.ts'

interface Told {
  title: string
  keywords: string[]
}

/** Titles and keywords with how often they occur; a typed beginning finds the most frequent. */
export function createSuggestions() {
  const counts = new Map<string, { text: string; count: number }>()

  function count({ title, keywords }: Told, by: 1 | -1) {
    for (const text of [...keywords, title]) {
      const key = fold(text)
      const known = counts.get(key) ?? { text, count: 0 }
      known.count += by
      if (known.count > 0) counts.set(key, known)
      else counts.delete(key)
    }
  }

  return {
    add: (told: Told) => count(told, 1),
    remove: (told: Told) => count(told, -1),
    find(typed: string, most: number) {
      const wanted = fold(typed.trim())
      if (!wanted) return []
      return [...counts]
        .filter(([key]) => key.includes(wanted))
        .map(([key, entry]) => ({ ...entry, begins: key.startsWith(wanted) }))
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
