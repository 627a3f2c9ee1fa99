import { Button } from '../../ui/Button.tsx'
import { Refused } from './AssignPanel.tsx'
import { useClaim } from './queries.ts'

/** Taking up a need from a list, in one click. */
export function ClaimButton({ subject, text, onClaimed }: { subject: string; text: string; onClaimed: () => void }) {
  const claim = useClaim()
  return (
    <>
      <Button small look="known" disabled={claim.isPending} onClick={() => claim.mutate(subject, { onSuccess: onClaimed })}>
        {text}
      </Button>
      {claim.isError && <Refused error={claim.error} />}
    </>
  )
}
