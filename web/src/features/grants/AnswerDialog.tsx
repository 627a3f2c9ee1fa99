import { type AccessRequest, RequestAnswer } from '@keqiao/shared/grants'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField, TextArea } from '../../ui/Field.tsx'
import { Facts } from '../../ui/Reading.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useSay } from '../../words/say.ts'
import css from './grants.module.css'
import { ownFilesQuery, useAnswer } from './queries.ts'
import { endOfDay } from './sight.ts'
import { UntilField } from './UntilField.tsx'
import { nameOf, thingOf } from './who.ts'

interface Props {
  answer: 'grant' | 'refuse' | null
  request: AccessRequest
  onClose: () => void
}

/** What is given to whom and until when; or why not. */
export function AnswerDialog({ answer, request, onClose }: Props) {
  const say = useSay('grants')
  return (
    <Dialog open={answer !== null} onClose={onClose} title={answer ? say(`answer.title.${answer}`) : ''}>
      {answer && <Answer key={answer} answer={answer} request={request} onClose={onClose} />}
    </Dialog>
  )
}

function Answer({ answer, request, onClose }: Props & { answer: 'grant' | 'refuse' }) {
  const say = useSay('grants')
  const common = useSay('common')
  const send = useAnswer(request.id)
  const [text, setText] = useState('')
  const [day, setDay] = useState('')
  const [only, setOnly] = useState('')
  const narrows = answer === 'grant' && request.scope === 'FILES' && request.file === null
  const files =
    useQuery(ownFilesQuery(request.subject, narrows)).data?.items.filter(({ purpose }) => purpose === 'material') ?? []
  const body =
    answer === 'grant' ? { answer, until: endOfDay(day), text: text || null, attachmentId: only || null } : { answer, text }
  const faults = useFaults(RequestAnswer.safeParse(body), send)
  return (
    <form
      ref={faults.form}
      className={css.form}
      noValidate
      onSubmit={faults.submit((checked) => send.mutate(checked, { onSuccess: onClose }))}
    >
      <Facts
        items={[
          { label: say('answer.who'), value: nameOf(request.requester, say) },
          // Chosen below where there is a choice.
          { label: say('answer.what'), value: !(narrows && files.length > 1) && thingOf(request, say) },
        ]}
      />
      <p>{say(answer === 'grant' ? `answer.means.${request.scope}` : 'answer.refuseMeans')}</p>
      {narrows && files.length > 1 && (
        <SelectField label={say('answer.whichFile')} value={only} onChange={(event) => setOnly(event.target.value)}>
          <option value="">{say('answer.allFiles')}</option>
          {files.map(({ id, name, number }) => (
            <option key={id} value={id}>
              {name ?? say('what.file', { number })}
            </option>
          ))}
        </SelectField>
      )}
      {answer === 'grant' && (
        <UntilField
          value={day}
          error={faults.fault('until')}
          onChange={(next) => {
            setDay(next)
            faults.changed()
          }}
        />
      )}
      <TextArea
        label={say(`answer.text.${answer}`)}
        required={answer === 'refuse'}
        rows={3}
        maxLength={300}
        value={text}
        error={faults.fault('text')}
        onChange={(event) => {
          setText(event.target.value)
          faults.changed()
        }}
      />
      <Refusals error={send.error} rest={faults.rest(['until', 'text'])} />
      <p className={css.buttons}>
        <Button type="submit" look="known" disabled={send.isPending}>
          {say(`answer.${answer}`)}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {common('cancel')}
        </Button>
      </p>
    </form>
  )
}
