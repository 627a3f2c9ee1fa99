import { BATCH_SIZE, type DoorAnswer, type Pack } from '@keqiao/shared/check-ins'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Conflict, conflictsOf, forgetConflicts, type KeptScan, keepPack, packOf, scansOf, settleScans } from './pocket.ts'
import { type At, doorKey, handIn, takePack } from './queries.ts'
import { isAway } from './useDoor.ts'

const AGAIN_MS = 8000
const PACK_MS = 600_000

function conflictOf(scan: KeptScan, answer: DoorAnswer): Conflict | null {
  if (answer.result === 'ok') return null
  const { nonce, event, at, name } = scan
  if (answer.result === 'refused') return { nonce, event, at, name: answer.name ?? name, why: answer.why, by: '', entryAt: null }
  const { by, at: entryAt } = answer.entry
  return { nonce, event, at, name: answer.guest.name, why: 'already', by, entryAt }
}

/** Scans that wait for the network, and the pack for the day; handed in as soon as the house answers. */
export function useQueue(at: At, isOpen: boolean, heardAt: number | null) {
  const client = useQueryClient()
  const [lostAt, setLostAt] = useState(navigator.onLine ? 0 : Date.now())
  const [waiting, setWaiting] = useState<KeptScan[]>([])
  const [conflicts, setConflicts] = useState<Conflict[]>([])
  const [error, setError] = useState<unknown>(null)
  const [pack, setPack] = useState<Pack>()
  const running = useRef(false)
  const { id, door } = at
  const setAway = useCallback((is: boolean) => setLostAt(is ? Date.now() : 0), [])
  // The door is asked every few seconds: once it answers again, the house is there.
  const away = heardAt === null || lostAt > heardAt

  const reread = useCallback(async () => {
    setWaiting(await scansOf(id))
    setConflicts(await conflictsOf(id))
  }, [id])

  const sync = useCallback(async () => {
    if (running.current) return
    running.current = true
    try {
      for (let scans = await scansOf(id); scans.length > 0; scans = await scansOf(id)) {
        const some = scans.slice(0, BATCH_SIZE)
        const sent = some.map(({ nonce, ticket, companionId, sessionId, device, at: when }) => ({
          ...{ nonce, ticket, companionId: companionId ?? null },
          ...{ sessionId, device, at: when },
        }))
        const { answers } = await handIn({ id, door }, sent)
        const said = new Map(answers.map((answer) => [answer.nonce, answer]))
        const apart = some.flatMap((scan) => {
          const answer = said.get(scan.nonce)
          return (answer && conflictOf(scan, answer)) ?? []
        })
        await settleScans([...said.keys()], apart)
        setAway(false)
        void client.invalidateQueries({ queryKey: doorKey({ id }) })
      }
      setError(null)
    } catch (fault) {
      if (isAway(fault)) setAway(true)
      else setError(fault)
    } finally {
      running.current = false
      await reread()
    }
  }, [id, door, reread, client, setAway])

  const fetchPack = useCallback(async () => {
    const kept = await packOf(id)
    if (kept) setPack(kept)
    if (!isOpen) return
    try {
      const fresh = await takePack({ id, door })
      await keepPack(fresh)
      setPack(fresh)
      setAway(false)
    } catch (fault) {
      if (isAway(fault)) setAway(true)
    }
  }, [id, door, isOpen, setAway])

  useEffect(() => {
    void reread().then(sync)
    void fetchPack()
    const isBack = () => void sync()
    const isGone = () => setAway(true)
    window.addEventListener('online', isBack)
    window.addEventListener('offline', isGone)
    const timers = [window.setInterval(isBack, AGAIN_MS), window.setInterval(() => void fetchPack(), PACK_MS)]
    return () => {
      window.removeEventListener('online', isBack)
      window.removeEventListener('offline', isGone)
      for (const timer of timers) window.clearInterval(timer)
    }
  }, [reread, sync, fetchPack, setAway])

  const forget = async () => {
    await forgetConflicts(id)
    await reread()
  }
  return { away, setAway, waiting, conflicts, error, pack, reread, sync, forget }
}
