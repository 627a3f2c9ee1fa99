import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { touches, type Upload, uploadFile } from './queries.ts'

export interface Sending {
  key: number
  file: File
  /** 0–1; at 1 the server is checking it. */
  share: number
  error: unknown
}

/** Files on their way, one after another; one that is refused keeps its place with the reason, the others go on. */
export function useUploads(subject: string) {
  const client = useQueryClient()
  const [sendings, setSendings] = useState<Sending[]>([])
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const aborts = useRef(new Map<number, AbortController>())
  const count = useRef(0)
  useEffect(() => {
    const open = aborts.current
    return () => {
      for (const abort of open.values()) abort.abort()
    }
  }, [])

  const change = (key: number, now: Partial<Sending>) =>
    setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...now } : one)))

  async function send(key: number, file: File, upload: Upload, { signal }: AbortController) {
    if (signal.aborted) return
    try {
      await uploadFile(upload, file, { signal, onProgress: (share) => change(key, { share }) })
      await client.invalidateQueries(touches(subject))
      setSendings((all) => all.filter((one) => one.key !== key))
    } catch (error) {
      if (!signal.aborted) change(key, { error })
    }
  }

  return {
    sendings,
    add(files: File[], upload: Upload) {
      for (const file of files) {
        const key = count.current++
        const abort = new AbortController()
        aborts.current.set(key, abort)
        setSendings((all) => [...all, { key, file, share: 0, error: null }])
        turn.current = turn.current.then(() => send(key, file, upload, abort))
      }
    },
    /** Takes one from the list: broken off if it is on its way. */
    drop(key: number) {
      aborts.current.get(key)?.abort()
      setSendings((all) => all.filter((one) => one.key !== key))
    },
  }
}
