import { type DoorRefusal, type Pack, packText } from '@keqiao/shared/check-ins'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** Read while the network was away, and not handed in yet. */
export interface KeptScan {
  nonce: string
  event: string
  ticket: string
  companionId: string | null
  sessionId: string | null
  device: string | null
  at: string
  name: string | null
}
/** What the house said otherwise when a scan was handed in. */
export interface Conflict {
  nonce: string
  event: string
  at: string
  name: string | null
  why: DoorRefusal | 'already'
  by: string
  entryAt: string | null
}
interface Pocket extends DBSchema {
  packs: { key: string; value: Pack }
  scans: { key: string; value: KeptScan; indexes: { event: string } }
  conflicts: { key: string; value: Conflict; indexes: { event: string } }
}

let opened: Promise<IDBPDatabase<Pocket>> | undefined
/** What this telephone keeps for a day without a network. */
function pocket() {
  opened ??= openDB<Pocket>('keqiao-door', 1, {
    upgrade(db) {
      db.createObjectStore('packs')
      db.createObjectStore('scans', { keyPath: 'nonce' }).createIndex('event', 'event')
      db.createObjectStore('conflicts', { keyPath: 'nonce' }).createIndex('event', 'event')
    },
  })
  return opened
}

/** The pack of one event replaces every other: yesterday's names do not stay on a telephone. */
export async function keepPack(pack: Pack) {
  const tx = (await pocket()).transaction('packs', 'readwrite')
  await tx.store.clear()
  await tx.store.put(pack, pack.event.id)
  await tx.done
}
export const forgetPack = async (event: string) => void (await (await pocket()).delete('packs', event))
export const packOf = async (event: string) => (await pocket()).get('packs', event)

export const keepScan = async (scan: KeptScan) => void (await (await pocket()).put('scans', scan))
export const scansOf = async (event: string) =>
  (await (await pocket()).getAllFromIndex('scans', 'event', event)).sort((a, b) => (a.at < b.at ? -1 : 1))

/** In one go, so that no scan is lost between the two. */
export async function settleScans(nonces: string[], conflicts: Conflict[]) {
  const tx = (await pocket()).transaction(['scans', 'conflicts'], 'readwrite')
  for (const nonce of nonces) await tx.objectStore('scans').delete(nonce)
  for (const conflict of conflicts) await tx.objectStore('conflicts').put(conflict)
  await tx.done
}
export const conflictsOf = async (event: string) => (await pocket()).getAllFromIndex('conflicts', 'event', event)
export async function forgetConflicts(event: string) {
  const db = await pocket()
  for (const { nonce } of await conflictsOf(event)) await db.delete('conflicts', nonce)
}

async function hashOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Whom a ticket is of, as far as the pack knows. */
export async function guestInPack(pack: Pack, ticket: string) {
  const hash = await hashOf(packText(pack.event.id, ticket))
  return pack.guests.find((guest) => guest.hash === hash)
}
