export interface Tile<T> {
  item: T
  x: number
  y: number
  width: number
  height: number
}

/**
 * Squarified treemap (Bruls, Huizing, van Wijk 2000): tiles whose area is their value, as near to squares as can be,
 * filling `width` × `height`. Items without value get no tile.
 */
export function squarify<T>(items: readonly T[], weigh: (item: T) => number, width: number, height: number): Tile<T>[] {
  const sorted = items.filter((item) => weigh(item) > 0).sort((a, b) => weigh(b) - weigh(a))
  const total = sorted.reduce((sum, item) => sum + weigh(item), 0)
  const scale = (width * height) / total
  const tiles: Tile<T>[] = []
  let free = { x: 0, y: 0, width, height }
  let row: T[] = []
  const area = (of: readonly T[]) => of.reduce((sum, item) => sum + weigh(item) * scale, 0)

  const worst = (of: readonly T[]) => {
    const side = Math.min(free.width, free.height)
    const sum = area(of)
    const areas = of.map((item) => weigh(item) * scale)
    return Math.max((side * side * Math.max(...areas)) / (sum * sum), (sum * sum) / (side * side * Math.min(...areas)))
  }
  const place = () => {
    const upright = free.width >= free.height
    const side = upright ? free.height : free.width
    const depth = area(row) / side
    let along = 0
    for (const item of row) {
      const length = (weigh(item) * scale) / depth
      tiles.push(
        upright
          ? { item, x: free.x, y: free.y + along, width: depth, height: length }
          : { item, x: free.x + along, y: free.y, width: length, height: depth },
      )
      along += length
    }
    free = upright
      ? { ...free, x: free.x + depth, width: free.width - depth }
      : { ...free, y: free.y + depth, height: free.height - depth }
    row = []
  }

  for (const item of sorted) {
    if (row.length > 0 && worst([...row, item]) > worst(row)) place()
    row.push(item)
  }
  if (row.length > 0) place()
  return tiles
}
