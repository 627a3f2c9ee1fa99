import { FILE_KINDS } from '@keqiao/shared/attachments'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId, useRef } from 'react'
import { Button, ButtonAnchor } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './form.module.css'
import { licenceAddress, licenceQuery, useAddLicence, useRemoveLicence } from './queries.ts'

const ACCEPTED = (['pdf', 'png', 'jpeg', 'webp'] as const).flatMap((kind) => FILE_KINDS[kind].endings.map((one) => `.${one}`))

export function FileField({ label, hint, onChange }: { label: string; hint: ReactNode; onChange: (file: File | null) => void }) {
  const id = useId()
  return (
    <div className={css.pair}>
      <label htmlFor={id}>{label}</label>
      <div className={css.choose}>
        <input
          id={id}
          type="file"
          accept={ACCEPTED.join(',')}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.target.files?.[0] ?? null)}
        />
      </div>
      <p className={css.note} id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  )
}

/** The licence of an organisation: its administrators hand it in, the operators of its region look at it. */
export function Licence({ id }: { id: string }) {
  const say = useSay('organisations')
  const language = useLanguage()
  const { data, error, isPending } = useQuery(licenceQuery(id))
  const add = useAddLicence()
  const remove = useRemoveLicence()
  const field = useRef<HTMLInputElement>(null)
  if (isPending) return <Skeleton lines={2} />
  if (error) return <Trouble error={error} />
  return (
    <div className={css.group}>
      {data.items.length === 0 && <p>{say('licence.none')}</p>}
      <ul className={css.list}>
        {data.items.map((file) => (
          <li key={file.id} className={css.file}>
            <span>
              {file.name ?? say('licence.number', { n: file.number })} · {dateTime(file.createdAt, language)}
              {file.scan !== 'clean' && ` · ${say(`licence.scan.${file.scan}`)}`}
            </span>
            {file.mayDownload && (
              <ButtonAnchor small href={licenceAddress(file.id)}>
                {say('licence.download')}
              </ButtonAnchor>
            )}
            {file.mayRemove && (
              <Button small look="quiet" disabled={remove.isPending} onClick={() => remove.mutate(file.id)}>
                {say('licence.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {data.mayAttach && (
        <>
          <input
            ref={field}
            hidden
            type="file"
            aria-label={say('licence.title')}
            accept={ACCEPTED.join(',')}
            onChange={(event) => {
              const file = event.target.files?.[0]
              if (file) add.mutate({ id, file })
              event.target.value = ''
            }}
          />
          {(add.isError || remove.isError) && <Trouble error={add.error ?? remove.error} />}
          <p className={css.actions}>
            <Button disabled={add.isPending} onClick={() => field.current?.click()}>
              {say(add.isPending ? 'licence.sending' : 'licence.add')}
            </Button>
            <span className={css.note}>{say('licence.hint')}</span>
          </p>
        </>
      )}
    </div>
  )
}
