import { FactorStart, FirstCode } from '@keqiao/shared/security'
import { Button } from '../../ui/Button.tsx'
import { useSay } from '../../words/say.ts'
import { CodeField } from './CodeField.tsx'
import { PasswordField } from './PasswordField.tsx'
import { ProofForm } from './ProofForm.tsx'
import { QrPicture } from './QrPicture.tsx'
import { useConfirmFactor, useStartFactor } from './queries.ts'
import css from './SecuritySheet.module.css'
import { SmallForm } from './SmallForm.tsx'
import { useSmallForm } from './useSmallForm.ts'

interface Props {
  /** There is an app already, which the new one is to replace. */
  present: boolean
  onCancel: () => void
  onDone: (backupCodes: string[]) => void
}

export function FactorSetUp({ present, onCancel, onDone }: Props) {
  const say = useSay('security')
  const start = useStartFactor()
  if (start.isSuccess) return <Confirm {...start.data} onCancel={onCancel} onDone={() => onDone(start.data.backupCodes)} />
  if (present)
    return <ProofForm sending={start} intro={say('factor.exchangeIntro')} submit={say('factor.next')} onCancel={onCancel} />
  return <AskPassword start={start} onCancel={onCancel} />
}

function AskPassword({ start, onCancel }: { start: ReturnType<typeof useStartFactor>; onCancel: () => void }) {
  const say = useSay('security')
  const form = useSmallForm({ password: '' }, FactorStart, start)
  return (
    <SmallForm
      onSubmit={form.submit}
      whole={form.whole}
      working={start.isPending}
      submit={say('factor.next')}
      beside={
        <Button look="quiet" onClick={onCancel}>
          {say('cancel')}
        </Button>
      }
    >
      <PasswordField label={say('currentPassword')} {...form.field('password')} />
    </SmallForm>
  )
}

/** Four letters at a time are typed without a slip. */
const grouped = (secret: string) => secret.replaceAll(/(.{4})(?=.)/g, '$1 ')

function Confirm({ uri, secret, onCancel, onDone }: { uri: string; secret: string; onCancel: () => void; onDone: () => void }) {
  const say = useSay('security')
  const confirm = useConfirmFactor()
  const form = useSmallForm({ code: '' }, FirstCode, {
    ...confirm,
    mutate: (body: FirstCode) => confirm.mutate(body, { onSuccess: onDone }),
  })
  return (
    <div className={css.setUp}>
      <ol className={css.steps}>
        <li>
          {say('factor.scan')}
          <br />
          <QrPicture text={uri} alt={say('factor.qr')} />
          <br />
          {say('factor.byHand')} <span className={css.secret}>{grouped(secret)}</span>
        </li>
        <li>{say('factor.typeFirst')}</li>
      </ol>
      <SmallForm
        onSubmit={form.submit}
        whole={form.whole}
        working={confirm.isPending}
        submit={say('factor.confirm')}
        beside={
          <Button look="quiet" onClick={onCancel}>
            {say('cancel')}
          </Button>
        }
      >
        <CodeField kind="app" {...form.field('code')} />
      </SmallForm>
    </div>
  )
}
