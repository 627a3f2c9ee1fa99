/** Folded so that every place stays where it is: what would grow longer, like ℃, stays as it is written. */
export function foldInPlace(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase()
  if (folded.length === text.length) return folded
  return Array.from(text, (character) => {
    const one = character.normalize('NFKC').toLowerCase()
    return one.length === character.length ? one : character
  }).join('')
}
