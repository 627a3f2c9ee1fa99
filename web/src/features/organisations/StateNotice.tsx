import type { OrganisationFile } from '@keqiao/shared/organisations'
import { Notice } from '../../ui/Notice.tsx'
import { date } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { ChangeLines } from './ChangeLines.tsx'
import { useDesk } from './useDesk.ts'

const LOOKS = { applied: 'known', active: 'fine', returned: 'alarm', suspended: 'alarm', closed: 'alarm' } as const

/** Where it stands, in sentences: who acts next, by when, and why. */
export function StateNotice({ file, children }: { file: OrganisationFile; children?: React.ReactNode }) {
  const say = useSay('organisations')
  const language = useLanguage()
  const desk = useDesk()
  const { state, region, dueAt, stateText, returned, verified, change } = file
  const vars = {
    desk: desk(region),
    due: dueAt ? date(dueAt, language) : '',
    by: verified ? desk(verified.region) : '',
    at: verified ? date(verified.at, language) : '',
    how: verified ? say(`how.${verified.how}`) : '',
  }
  const key = state === 'suspended' && !stateText ? 'unmanned' : state
  return (
    <Notice look={LOOKS[state]}>
      <p>{say(`state.${key}`, vars)}</p>
      {stateText && <p>{say('reason', { text: stateText })}</p>}
      {returned.length > 0 && (
        <ul>
          {returned.map(({ path, text }) => (
            <li key={path}>
              {say(`field.${path}`)}：{text}
            </li>
          ))}
        </ul>
      )}
      {change && (
        <>
          <p>{say(`change.${change.state}`, { desk: desk(region), text: change.text ?? '' })}</p>
          {change.state === 'pending' && <ChangeLines before={file} values={change.values} />}
        </>
      )}
      {children}
    </Notice>
  )
}
