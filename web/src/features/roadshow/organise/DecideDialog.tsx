import type { PresentationMove, Project } from '@keqiao/shared/presentations'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextArea, TextField } from '../../../ui/Field.tsx'
import form from '../../../ui/form.module.css'
import { Refusals } from '../../../ui/Refusals.tsx'
import { useRefused } from '../../../ui/useRefused.ts'
import { useSay } from '../../../words/say.ts'
import css from './organise.module.css'
import { useMoveProject, useMoveProjects } from './queries.ts'

interface Props {
  roadshowId: string
  asked: { move: PresentationMove; of: Project[] } | null
  onClose: () => void
  onDone: () => void
}

/** What the submitters will read, or where the replay stands. */
export function DecideDialog({ asked, onClose, ...rest }: Props) {
  const say = useSay('organise')
  return (
    <Dialog open={asked !== null} onClose={onClose} title={asked ? say(`projectMove.${asked.move}`) : ''} sheet>
      {asked && <Decide key={asked.move} asked={asked} onClose={onClose} {...rest} />}
    </Dialog>
  )
}

function Decide({ roadshowId, asked: { move, of }, onClose, onDone }: Props & { asked: NonNullable<Props['asked']> }) {
  const say = useSay('organise')
  const common = useSay('common')
  const one = useMoveProject()
  const many = useMoveProjects(roadshowId)
  const sending = of.length === 1 ? one : many
  const { box, at, whole } = useRefused(sending.error, ['text', 'replayUrl'])
  const [text, setText] = useState('')
  const [replayUrl, setReplayUrl] = useState('')
  const [first] = of
  const send = (event: FormEvent) => {
    event.preventDefault()
    const said = { move, text: text.trim() || null }
    const onSuccess = () => {
      onDone()
      onClose()
    }
    if (of.length === 1 && first)
      one.mutate({ id: first.id, revision: first.revision, ...said, replayUrl: replayUrl.trim() || null }, { onSuccess })
    else many.mutate({ items: of.map(({ id, revision }) => ({ id, revision })), ...said }, { onSuccess })
  }
  return (
    <form ref={box} className={css.small} onSubmit={send} noValidate>
      <p>{say('decide.of', { names: of.map(({ name }) => name ?? say('call.hidden')).join(common('listJoin')) })}</p>
      {move === 'publish_replay' ? (
        <TextField
          label={say('decide.replay')}
          type="url"
          required
          maxLength={500}
          value={replayUrl}
          error={at('replayUrl')}
          onChange={(event) => setReplayUrl(event.target.value)}
        />
      ) : (
        <TextArea
          label={say('decide.text')}
          hint={say('decide.textHint')}
          required={move === 'decline'}
          rows={3}
          maxLength={300}
          value={text}
          error={at('text')}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <Refusals error={whole} rest={[]} />
      <p className={form.bar}>
        <Button type="submit" look="known" disabled={sending.isPending}>
          {say(`projectMove.${move}`)}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {common('cancel')}
        </Button>
      </p>
    </form>
  )
}
