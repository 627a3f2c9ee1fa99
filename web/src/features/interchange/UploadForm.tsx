import type { Import } from '@keqiao/shared/interchange'
import { LISTING_KINDS, type ListingKind } from '@keqiao/shared/listings'
import { Upload } from 'antd'
import { type ReactNode, useState } from 'react'
import { ProblemError } from '../../api/call.ts'
import { ButtonAnchor } from '../../ui/Button.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { useSay } from '../../words/say.ts'
import { HeaderFaults } from './HeaderFaults.tsx'
import { OriginFields } from './OriginFields.tsx'
import { templateAddress, useUpload } from './queries.ts'
import css from './UploadForm.module.css'

interface Props {
  kind: ListingKind
  onKind: (kind: ListingKind) => void
  organisationId: string
  /** Which organisation, where there is a choice. */
  organisation: ReactNode
  /** An official list may be brought in: for the centre's operators. */
  mayBringLists: boolean
  onSent: (received: Import) => void
}

/** Template, kind, file: three steps on one page. */
export function UploadForm({ kind, onKind, organisationId, organisation, mayBringLists, onSent }: Props) {
  const say = useSay('interchange')
  const upload = useUpload()
  const [origin, setOrigin] = useState('')
  const [batch, setBatch] = useState('')
  const { box, at, whole } = useRefused<HTMLDivElement>(upload.error, ['originBatch'])
  const list = mayBringLists && kind === 'achievement'
  return (
    <div ref={box} className={css.steps}>
      <section className={css.step}>
        <h2>{say('template')}</h2>
        <p>{say('templateHint')}</p>
        <p className={css.row}>
          {LISTING_KINDS.map((each) => (
            <ButtonAnchor key={each} href={templateAddress(each)}>
              {say(`templateOf.${each}`)}
            </ButtonAnchor>
          ))}
        </p>
      </section>
      <section className={css.step}>
        <h2>{say('upload')}</h2>
        <fieldset className={css.row}>
          <legend>{say('kind')}</legend>
          {LISTING_KINDS.map((each) => (
            <label key={each} className={css.radio}>
              <input type="radio" name="import-kind" value={each} checked={kind === each} onChange={() => onKind(each)} />
              {say(`kindOf.${each}`)}
            </label>
          ))}
        </fieldset>
        {organisation}
        {list && <OriginFields {...{ origin, batch }} batchFault={at('originBatch')} onOrigin={setOrigin} onBatch={setBatch} />}
        {whole !== null && <Trouble error={whole} />}
        {upload.error instanceof ProblemError && <HeaderFaults facts={upload.error.facts} />}
        <Upload.Dragger
          accept=".xlsx"
          multiple={false}
          showUploadList={false}
          disabled={upload.isPending}
          beforeUpload={(file) => {
            upload.mutate(
              { kind, organisationId, file, ...(list && origin && { origin, originBatch: batch }) },
              { onSuccess: onSent },
            )
            return false
          }}
        >
          <p className={css.drop}>{say(upload.isPending ? 'uploading' : 'drop')}</p>
          <p className={css.limits}>{say('limits')}</p>
        </Upload.Dragger>
      </section>
    </div>
  )
}
