/** What threads that work at one query share: whose turn it is, which units of the work are taken and done. */
const TURN = 0
const DONE = 1
const WORDS = 2

/** Units of a turn stand in so many bits below its number. */
const BITS = 12
export const MOST_UNITS = 2 ** BITS - 1
const TURNS = 2 ** (31 - BITS)

export const boardBytes = 4 * WORDS

/** One thread calls a turn, all take its units one by one, so that none waits for one that comes late. */
export function openBoard(buffer: SharedArrayBuffer) {
  const words = new Int32Array(buffer, 0, WORDS)
  let turn = 0

  /** Takes units of a turn until there are none, or the turn is over; `next` past the last says so. */
  function taker(turn: number, units: number) {
    let taken = 0
    return {
      next() {
        for (;;) {
          const now = Atomics.load(words, TURN)
          const unit = now & MOST_UNITS
          if (now >>> BITS !== turn || unit >= units) return units
          if (Atomics.compareExchange(words, TURN, now, now + 1) !== now) continue
          taken++
          return unit
        }
      },
      taken: () => taken,
    }
  }

  return {
    call() {
      turn = (turn % (TURNS - 1)) + 1
      Atomics.store(words, DONE, 0)
      Atomics.store(words, TURN, turn << BITS)
      return turn
    },
    taker,
    /** So many units are done, with what they found written down. */
    done(units: number) {
      Atomics.add(words, DONE, units)
      Atomics.notify(words, DONE)
    },
    /** Until all are done; false when it takes longer than anybody waits. */
    wait(units: number, patienceMs: number): boolean {
      const until = performance.now() + patienceMs
      for (let done = Atomics.load(words, DONE); done < units; done = Atomics.load(words, DONE)) {
        const left = until - performance.now()
        if (left <= 0) return false
        Atomics.wait(words, DONE, done, left)
      }
      return true
    },
  }
}
