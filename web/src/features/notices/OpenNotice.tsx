import { useEffect, useRef } from 'react'
import { Navigate } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { placeOf } from './place.ts'
import { useMarkRead } from './queries.ts'

/** The link in a mail: marks the notice as read and goes to what it is about. */
export function OpenNotice({ id }: { id: string }) {
  const { mutate, data, error } = useMarkRead()
  const asked = useRef('')
  useEffect(() => {
    if (asked.current === id) return
    asked.current = id
    mutate(id)
  }, [id, mutate])
  if (error) return <Trouble error={error} />
  return data ? <Navigate replace to={placeOf(data) ?? paths.inbox} /> : <Skeleton lines={4} />
}
