import { PROVINCE } from '@keqiao/shared/members'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'

/** Who looks after a region: its own operators within the province, else the province's. */
export function useDesk() {
  const say = useSay('organisations')
  const { label, entries } = useLabels()
  return (region: string) => {
    const own = entries('region', PROVINCE).some(({ code }) => code === region)
    return say('desk.of', { region: label('region', own ? region : PROVINCE) })
  }
}
