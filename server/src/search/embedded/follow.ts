import path from 'node:path'
import { sameVectors } from '../fingerprint.ts'
import { packId } from './bytes.ts'
import { readSegment, takePatches } from './file.ts'
import { openSegment, type Segment } from './layout.ts'
import { type Manifest, NOTHING, readManifest } from './manifest.ts'
import type { Shown } from './searcher.ts'

interface Read {
  segment: Segment
  sums: Uint32Array
}

/** The index that another process writes beside the same database, as its files say at each look. Nothing is written here. */
export function openFollowed(file: string, dimensions: number, show: (shown: Shown) => Promise<void>) {
  const at = (name: string) => path.join(path.dirname(file), name)
  let manifest: Manifest = NOTHING
  let isShown = false
  let read = new Map<string, Read>()

  /** What answers, and what it was made for. */
  const answering = ({ before, segments, fingerprint }: Manifest) =>
    before && before.segments.length > 0 ? before : { segments, fingerprint }
  const segments = () => [...read.values()].map(({ segment }) => segment)

  /** Null when nothing has changed since what is shown. */
  function take(now: Manifest): Shown['kills'] | null {
    const kills: Shown['kills'] = [...now.kills]
    let isOther = !isShown || JSON.stringify(now) !== JSON.stringify(manifest)
    const next = new Map<string, Read>()
    for (const name of answering(now).segments) {
      const known = read.get(name)
      if (!known) {
        const { memory, sums } = readSegment(at(name))
        next.set(name, { segment: openSegment(name, memory), sums })
        continue
      }
      const { segment } = known
      const were = segment.alive.slice()
      const sums = takePatches(at(name), segment.memory, known.sums)
      isOther ||= sums.some((sum, page) => sum !== known.sums[page])
      for (const [slot, was] of were.entries()) if (was === 1 && segment.alive[slot] === 0) kills.push([name, slot])
      next.set(name, { segment, sums })
    }
    for (const [name, slot] of kills) next.get(name)?.segment.kill(slot)
    manifest = now
    read = next
    return isOther ? kills : null
  }

  function shown(kills: Shown['kills']) {
    isShown = true
    const { fingerprint } = answering(manifest)
    const isOfSize = segments().every(({ counts }) => counts.dimensions === dimensions)
    return show({
      segments: segments().map(({ name, memory }) => ({ name, memory })),
      kills,
      hasMeaning: isOfSize && sameVectors(fingerprint, manifest.fingerprint),
    })
  }

  return {
    /** What is half written or already merged away is read at the next look; until then, what was there answers. */
    async look() {
      let kills: Shown['kills'] | null
      try {
        kills = take(readManifest(file))
      } catch {
        return
      }
      if (kills) await shown(kills)
    },

    /** Out of this process's sight at once; the process that works erases them. */
    async hide(ids: string[]) {
      const kills = ids.map(packId).flatMap((packed) =>
        segments().flatMap((segment): Shown['kills'] => {
          const slot = segment.slotOf(packed)
          return slot === undefined ? [] : [[segment.name, slot]]
        }),
      )
      for (const [name, slot] of kills) read.get(name)?.segment.kill(slot)
      await shown(kills)
    },

    state: () => ({
      fingerprint: manifest.fingerprint,
      documents: segments().reduce((sum, segment) => sum + segment.living(), 0),
      bytes: segments().reduce((sum, { memory }) => sum + memory.buffer.byteLength, 0),
      segments: read.size,
      isBuilding: manifest.before !== null,
      /** There is nothing whole to answer from. */
      isBehind: manifest.before !== null && manifest.before.segments.length === 0,
    }),
  }
}
