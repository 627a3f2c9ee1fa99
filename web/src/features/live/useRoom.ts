import type { LiveChanges } from '@keqiao/shared/live'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { follow, withChanges } from './follow.ts'

interface Of {
  page: { changes: LiveChanges; phase: LiveChanges['phase'] }
  stream: string
  poll: (since: number) => Promise<LiveChanges>
}

/** The room as it is now: the page as it was read, and what has happened since. */
export function useRoom({ page, stream, poll }: Of): LiveChanges {
  const client = useQueryClient()
  const [room, setRoom] = useState(page.changes)
  const latest = useRef({ room, poll })
  latest.current = { room, poll }
  // What was read anew is whole: it takes the place of what was known unless that is newer.
  useEffect(() => setRoom((known) => (page.changes.version >= known.version ? page.changes : known)), [page.changes])
  const isOpen = page.phase === 'open'
  useEffect(() => {
    if (!isOpen) return
    return follow({
      stream,
      since: () => latest.current.room.version,
      poll: (since) => latest.current.poll(since),
      tell: (changes) => setRoom((known) => withChanges(known, changes)),
      over: () => void client.invalidateQueries({ queryKey: ['live'] }),
    })
  }, [isOpen, stream, client])
  return room
}
