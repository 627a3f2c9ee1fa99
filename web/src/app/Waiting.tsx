import { Skeleton } from '../ui/Skeleton.tsx'

export function Waiting() {
  return (
    <main style={{ padding: '96px 32px', maxWidth: '760px', margin: '0 auto' }}>
      <Skeleton large lines={6} />
    </main>
  )
}
