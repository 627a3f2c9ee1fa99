import type { TrailDamage } from '@keqiao/shared/trail'

const places = (first: number, last: number) =>
  first === last ? [`第 ${first} 行`, `row ${first}`] : [`第 ${first}–${last} 行`, `rows ${first}–${last}`]

/** One line for each damage, in both languages. */
export function sentenceOf({ kind, first, last, from }: TrailDamage): string {
  const [行, row] = places(first, last)
  const [原, was] = places(from ?? 0, (from ?? 0) + last - first)
  switch (kind) {
    case 'altered':
      return `✗ ${行}：被改动 / ${row}: altered`
    case 'removed':
      return `✗ ${行}：被删除 / ${row}: removed`
    case 'moved':
      return `✗ ${行}：被挪动，原是${原} / ${row}: moved, was ${was}`
    case 'inserted':
      return `✗ ${行}：插入的，不属于这条链 / ${row}: put in, not of this chain`
    case 'head':
      return `✗ ${行}：末行与链头记录不符，其一被改写 / ${row}: the last row and the head disagree, one was rewritten`
    case 'anchor':
      return `✗ ${行}：与库外的锚点不符，整段被改写或截去 / ${row}: not what was anchored outside the database, rewritten or cut off`
  }
}

export async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: string }> {
  const began = performance.now()
  const value = await work()
  return { value, seconds: ((performance.now() - began) / 1000).toFixed(2) }
}
