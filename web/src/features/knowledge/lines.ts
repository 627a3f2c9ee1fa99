/** One word a line, as it is typed; blank lines say nothing. */
export const linesOf = (words: readonly string[]) => words.join('\n')
export const wordsOf = (lines: string) =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
