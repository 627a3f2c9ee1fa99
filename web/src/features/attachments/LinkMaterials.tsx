import type { Attachment } from '@keqiao/shared/attachments'
import { materialPath, signupsApi } from '@keqiao/shared/signups'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { call } from '../../api/call.ts'
import { ButtonAnchor } from '../../ui/Button.tsx'
import { fileSize } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import css from './Attachments.module.css'
import { FileSaid } from './FileSaid.tsx'

interface Props {
  token: string
  title: (files: ReactNode) => ReactNode
}

/** The materials of an event for whoever has this link, with or without an account; nothing while there are none. */
export function LinkMaterials({ token, title }: Props) {
  const { data } = useQuery({
    queryKey: ['materials', token],
    queryFn: ({ signal }) => call(signupsApi.materials, { params: { token } }, signal),
  })
  if (!data || data.items.length === 0) return null
  return title(
    <ul className={css.list}>
      {data.items.map((file) => (
        <Material key={file.id} token={token} file={file} />
      ))}
    </ul>,
  )
}

function Material({ token, file: { id, number, kind, bytes, mayDownload, ...file } }: { token: string; file: Attachment }) {
  const say = useSay('attachments')
  const name = file.name ?? say('numbered', { number })
  return (
    <li className={css.row}>
      <div className={css.what}>
        <FileSaid name={name}>
          {say(`kind.${kind}`)} · {fileSize(bytes)}
          {!mayDownload && ` · ${say('withPlace')}`}
        </FileSaid>
      </div>
      {mayDownload && (
        <div className={css.actions}>
          <ButtonAnchor small href={materialPath(token, id)} label={say('downloadOf', { name })}>
            {say('download')}
          </ButtonAnchor>
        </div>
      )}
    </li>
  )
}
