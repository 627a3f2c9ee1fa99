/** The `most` highest values seen, with what they stand for; of equal values the lower place stays. */
export function createBest(most: number, least: number) {
  const values = new Float64Array(most)
  const places = new Float64Array(most)
  let size = 0
  let bar = least
  const below = (value: number, place: number, at: number) =>
    value < (values[at] as number) || (value === values[at] && place > (places[at] as number))
  const set = (at: number, value: number, place: number) => {
    values[at] = value
    places[at] = place
  }

  function push(value: number, place: number) {
    if (value < bar) return
    let at: number
    if (size < most) {
      at = size++
      while (at > 0) {
        const up = (at - 1) >> 1
        if (!below(value, place, up)) break
        set(at, values[up] as number, places[up] as number)
        at = up
      }
    } else {
      if (below(value, place, 0)) return
      at = 0
      for (;;) {
        let child = 2 * at + 1
        if (child >= size) break
        if (child + 1 < size && below(values[child + 1] as number, places[child + 1] as number, child)) child++
        if (below(value, place, child)) break
        set(at, values[child] as number, places[child] as number)
        at = child
      }
    }
    set(at, value, place)
    if (size === most) bar = Math.max(least, values[0] as number)
  }
  return {
    push,
    /** What is below is not taken. */
    bar: () => bar,
    /** Value and place in turn. */
    pairs() {
      const pairs = new Float64Array(2 * size)
      for (let i = 0; i < size; i++) {
        pairs[2 * i] = values[i] as number
        pairs[2 * i + 1] = places[i] as number
      }
      return pairs
    },
    /** In no order. */
    places: () => places.subarray(0, size),
    highest: () => values.subarray(0, size).reduce((high, value) => Math.max(high, value), 0),
  }
}
