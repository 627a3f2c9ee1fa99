const FEN_PER_WAN = 1_000_000

/** 万元 as typed ↔ 分 as kept. */
export const toFen = (wan: number | null | undefined) =>
  wan === null || wan === undefined ? undefined : Math.round(wan * FEN_PER_WAN)
export const toWan = (fen: number | null | undefined) => (fen === null || fen === undefined ? undefined : fen / FEN_PER_WAN)

/** Without what was never filled in: the contract has a default for every absent part. */
export function cleaned<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => cleaned(item)) as T
  if (typeof value === 'string') return value.trim() as T
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, part]) => [key, cleaned(part)] as const)
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined && part !== null && part !== '')) as T
}

/** A contact counts once anything of it is given; then it needs a name. */
export function contactOf<T extends object>(contact: T | null | undefined): (T & { person: string }) | null {
  const parts = cleaned(contact ?? {}) as T
  return Object.keys(parts).length > 0 ? { person: '', ...parts } : null
}

interface Measured {
  name?: string | undefined
  op: string
  valueMax?: number | null | undefined
}
/** The second figure belongs to ranges and tolerances only, whatever was typed before the comparison was changed. */
export function measuresOf<T extends Measured>(rows: readonly T[] | undefined): (T & { name: string })[] {
  return cleaned(rows ?? []).map((row) => {
    const { valueMax, ...rest } = row
    const two = row.op === 'range' || row.op === '±'
    return { name: '', ...rest, ...(two && valueMax !== undefined ? { valueMax } : {}) } as T & { name: string }
  })
}
