import type { RoadshowFile } from '@keqiao/shared/roadshow'
import { PUBLIC_ROADSHOWS } from '@keqiao/shared/roadshow-life'
import { Notice } from '../../../ui/Notice.tsx'
import { useSay } from '../../../words/say.ts'
import { EventForm } from './EventForm.tsx'
import { useSave } from './queries.ts'
import { valuesOf } from './values.ts'

export function Settings({ file, hosts }: { file: RoadshowFile; hosts: readonly { id: string; name: string }[] }) {
  const say = useSay('organise')
  const save = useSave(file.id)
  return (
    <>
      {PUBLIC_ROADSHOWS.includes(file.state) && (
        <Notice look="known">
          <p>{say('settings.published')}</p>
        </Notice>
      )}
      <EventForm
        key={file.revision}
        keptAs={`keqiao.draft.roadshow.${file.id}.${file.revision}`}
        initial={valuesOf(file.draft)}
        hosts={hosts}
        sending={save}
        submit={say('settings.save')}
        onSend={(draft, sent) => save.mutate({ revision: file.revision, draft }, { onSuccess: sent })}
      />
      <p role="status">{save.isSuccess && say('settings.saved')}</p>
    </>
  )
}
