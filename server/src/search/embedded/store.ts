import { rmSync } from 'node:fs'
import path from 'node:path'
import type { ListingKind } from '@keqiao/shared/listings'
import type { SearchDocument } from '../engine.ts'
import { sameVectors } from '../fingerprint.ts'
import { packId } from './bytes.ts'
import type { Made } from './compose.ts'
import { erase } from './erase.ts'
import { patchSegment, readCold, readSegment, writeSegment } from './file.ts'
import type { Memory } from './kernels.ts'
import { MOST_DOCUMENTS, openSegment, type Segment } from './layout.ts'
import { dropOthers, type Manifest, NOTHING, readManifest, writeManifest } from './manifest.ts'
import { merge } from './merge.ts'
import { type Sealed, seal } from './seal.ts'
import type { Shown } from './searcher.ts'
import { documentTerms } from './terms.ts'

/** So many segments of about one size are made one. */
const ALIKE = 4
const MOST_AT_ONCE = 8
/** A segment whose dead outnumber this part of the living is laid out anew. */
const DEAD_PART = 1
const DEAD_SPARED = 500

/** The segments on disk and in memory, and every change to them. `show` resolves once searches rest on what it is given. */
export function openStore(file: string, dimensions: number, show: (shown: Shown) => Promise<void>) {
  const folder = path.dirname(file)
  const at = (name: string) => path.join(folder, name)
  let manifest: Manifest = NOTHING
  let segments: Segment[] = []
  /** What answers while the segments are filled anew; null when nothing is rebuilt. */
  let before: Segment[] | null = null

  const made = (name: string, memory: Memory) => openSegment(name, memory)
  const all = () => [...(before ?? []), ...segments]

  function showing(kills: Manifest['kills'] = []) {
    const answering = before && before.length > 0 ? before : segments
    const made = answering === before ? manifest.before?.fingerprint : manifest.fingerprint
    const isOfSize = answering.every(({ counts }) => counts.dimensions === dimensions)
    return show({
      segments: answering.map(({ name, memory }) => ({ name, memory })),
      kills,
      hasMeaning: isOfSize && sameVectors(made ?? '', manifest.fingerprint),
    })
  }

  function write(changes: Partial<Manifest>) {
    manifest = { ...manifest, ...changes }
    writeManifest(file, manifest)
  }

  function load() {
    manifest = readManifest(file)
    const read = (names: string[]) => names.map((name) => made(name, readSegment(at(name)).memory))
    segments = read(manifest.segments)
    before = manifest.before && read(manifest.before.segments)
    for (const [name, slots] of bySegment(manifest.kills)) eraseFrom(name, slots)
    dropOthers(file, namesOf(all()))
  }

  async function open() {
    try {
      load()
    } catch {
      // None, torn, or of an engine before this one: an index without a shape, which the indexer fills again.
      before = []
      begin('', '')
    }
    await showing()
  }

  /** From nothing, beside what answers until it is complete. */
  function begin(fingerprint: string, old: string) {
    segments = []
    const names = namesOf(before ?? [])
    write({ ...NOTHING, next: manifest.next, fingerprint, before: { fingerprint: old, segments: names } })
    dropOthers(file, names)
  }

  /** Living slots of these ids, as the list of segments names them. */
  function slotsOf(ids: string[], among: Segment[]): Manifest['kills'] {
    return ids.flatMap((id) => {
      const packed = packId(id)
      return among.flatMap((segment): Manifest['kills'] => {
        const slot = segment.slotOf(packed)
        return slot === undefined ? [] : [[segment.name, slot]]
      })
    })
  }

  function bySegment(kills: Manifest['kills']) {
    const slots = new Map<string, number[]>()
    for (const [name, slot] of kills) slots.set(name, [...(slots.get(name) ?? []), slot])
    return slots
  }

  /** What leaves the index leaves the file: a need that was hidden is not to be read from it. */
  function eraseFrom(name: string, slots: number[]) {
    const segment = all().find((one) => one.name === name)
    if (!segment) return
    for (const slot of slots) segment.kill(slot)
    patchSegment(at(name), segment.memory, erase(segment, slots, readCold(at(name))))
  }

  function save(parts: Made): Segment {
    const name = `${path.basename(file)}-${manifest.next}.seg`
    manifest = { ...manifest, next: manifest.next + 1 }
    writeSegment(at(name), parts)
    return made(name, parts.memory)
  }

  async function add(sealed: Segment[], kills: Manifest['kills']) {
    segments = [...segments, ...sealed]
    write({ segments: namesOf(segments), kills })
    await showing(kills)
    await erased(kills)
  }

  /** How rare a word is would tell that somebody hid it: who counts words is told again. */
  async function erased(kills: Manifest['kills']) {
    if (kills.length === 0) return
    for (const [name, slots] of bySegment(kills)) eraseFrom(name, slots)
    await showing()
    await dropEmpty()
  }

  /** Files of segments in which nobody lives go at once. */
  async function dropEmpty() {
    const empty = segments.filter((segment) => segment.living() === 0)
    if (empty.length > 0) await replace(empty, [])
  }

  async function replace(gone: Segment[], by: Segment[]) {
    segments = [...segments.filter((segment) => !gone.includes(segment)), ...by]
    write({ segments: namesOf(segments), kills: [] })
    await showing()
    for (const { name } of gone) rmSync(at(name), { force: true })
  }

  /** Which segments to make one next: several of about one size, or one that is mostly dead. */
  function mergeable(): Segment[] | undefined {
    for (const kind of ['achievement', 'need'] as const) {
      const mine = segments.filter(({ meta }) => meta.kind === kind)
      const dying = mine.find(({ counts, living }) => counts.documents - living() > DEAD_PART * living() + DEAD_SPARED)
      if (dying) return [dying]
      const small = mine.filter((segment) => segment.living() <= MOST_DOCUMENTS / 2).sort((a, b) => a.living() - b.living())
      const tierOf = (segment: Segment) => Math.floor(Math.log(Math.max(1, segment.living())) / Math.log(ALIKE))
      for (const one of small) {
        const alike = small.filter((other) => tierOf(other) === tierOf(one))
        if (alike.length < ALIKE) continue
        const chosen: Segment[] = []
        let sum = 0
        for (const other of alike.slice(0, MOST_AT_ONCE)) {
          if (sum + other.living() > MOST_DOCUMENTS) break
          chosen.push(other)
          sum += other.living()
        }
        if (chosen.length > 1) return chosen
      }
    }
    return undefined
  }

  return {
    open,

    async upsert(documents: SearchDocument[]) {
      const latest = [...new Map(documents.map((document) => [document.id, document])).values()]
      if (latest.length === 0) return
      const old = slotsOf(
        latest.map(({ id }) => id),
        segments,
      )
      const sealed = (['achievement', 'need'] as ListingKind[]).flatMap((kind) => {
        const mine = latest.filter((document) => document.kind === kind)
        return mine.length > 0 ? [save(seal(kind, dimensions, mine.map(withTerms)))] : []
      })
      await add(sealed, old)
    },

    /** Already made segments, of ids that are new. */
    addMade: (made: Made[]) => add(made.map(save), []),

    async remove(ids: string[]) {
      const old = slotsOf(ids, all())
      if (old.length === 0) return
      await showing(old)
      await erased(old)
    },

    /** What stands here goes on answering until `finish`; what an earlier rebuild has not finished is thrown away. */
    async rebuild(fingerprint: string) {
      const old = manifest.before ? manifest.before.fingerprint : manifest.fingerprint
      before ??= segments
      begin(fingerprint, old)
      await showing()
    },

    async finish() {
      const gone = before
      if (!gone) return
      before = null
      write({ before: null })
      await showing()
      for (const { name } of gone) rmSync(at(name), { force: true })
    },

    /** One step of tidying; false when there was nothing to do. */
    async tidy(): Promise<boolean> {
      const chosen = mergeable()
      if (!chosen) return false
      const sources = chosen.map((segment) => ({ segment, cold: readCold(at(segment.name)) }))
      await replace(chosen, [save(merge(sources))])
      return true
    },

    /** Living documents after an id, in the order of ids. */
    page(kind: ListingKind, after: string, most: number): { id: string; revision: number }[] {
      const packed = packId(after)
      const found = segments
        .filter(({ meta }) => meta.kind === kind)
        .flatMap((segment) => {
          const some: { id: string; revision: number }[] = []
          for (let slot = segment.slotAfter(packed); slot < segment.counts.documents && some.length < most; slot++)
            if (segment.alive[slot] === 1) some.push({ id: segment.idOf(slot), revision: segment.revisions[slot] as number })
          return some
        })
      return found.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, most)
    },

    state: () => ({
      fingerprint: manifest.fingerprint,
      documents: segments.reduce((sum, segment) => sum + segment.living(), 0),
      isBuilding: before !== null,
      /** There is nothing whole to answer from. */
      isBehind: before !== null && before.length === 0,
      bytes: all().reduce((sum, { memory }) => sum + memory.buffer.byteLength, 0),
      segments: segments.length,
    }),
  }
}

const namesOf = (segments: Segment[]) => segments.map(({ name }) => name)

const withTerms = ({ text, ...document }: SearchDocument): Sealed => ({
  ...document,
  terms: documentTerms({ ...document, text }),
})
