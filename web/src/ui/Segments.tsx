/** Text with the stretches that answer marked. */
export function Segments({ of }: { of: readonly { text: string; hit: boolean }[] }) {
  return of.map((segment, at) => {
    const key = `${at}:${segment.text}`
    return segment.hit ? <mark key={key}>{segment.text}</mark> : <span key={key}>{segment.text}</span>
  })
}
