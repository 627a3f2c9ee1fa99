import { REVIEWED_STATES } from '@keqiao/shared/lifecycle'
import type { Need } from '@keqiao/shared/needs'
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { EditGroup } from '../../ui/Editing.tsx'
import { MeasureRows } from '../../ui/MeasureRows.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { SendBar } from '../../ui/SendBar.tsx'
import type { DraftForm } from '../../ui/useDraftForm.ts'
import { useSay } from '../../words/say.ts'
import { useFieldMarks } from '../../words/useFieldMarks.ts'
import { DisclosureFields, TermFields } from './NeedFields.tsx'
import { useSendNeed } from './useSendNeed.ts'
import type { NeedValues } from './values.ts'

interface Props {
  need: Need | null
  organisationId: string
  draft: DraftForm<NeedValues>
  onChange: (values: NeedValues) => void
  onSent: (id: string) => void
  /** Parts every listing shares. */
  organisation: ReactNode
  place: ReactNode
  contact: ReactNode
  files: ReactNode
}

export function NeedForm({ need, organisationId, draft, onChange, onSent, organisation, place, contact, files }: Props) {
  const say = useSay('needs')
  const { form, initial } = draft
  const { send, error, rest, isPending } = useSendNeed({ need, organisationId, draft, onSent })
  const changed = () => {
    draft.keepNow()
    onChange(form.getFieldsValue(true))
  }
  const questions = need?.state === 'returned' ? (need.feedback?.questions ?? []) : []
  useFieldMarks(form, 'need', need?.pending?.feedback ?? need?.feedback)
  const isReviewed = need !== null && REVIEWED_STATES.includes(need.state)
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onValuesChange={changed} autoComplete="off">
      {questions.length > 0 && (
        <EditGroup title={say('form.groups.questions')}>
          {questions.map(({ text }, at) => (
            <Form.Item key={text} name={['answers', at]} label={text} initialValue={questions[at]?.answer ?? undefined}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
            </Form.Item>
          ))}
        </EditGroup>
      )}
      <EditGroup title={say('form.groups.core')}>
        {organisation}
        <Form.Item name="name" label={say('form.name')} extra={say('form.nameHint')}>
          <Input maxLength={200} aria-required="true" />
        </Form.Item>
        <Long name="background" hint={say('form.backgroundHint')} rows={5} />
        <Long name="difficulty" rows={3} />
        <Form.Item name="object" label={say('form.object')}>
          <Input maxLength={200} />
        </Form.Item>
        <Long name="tried" hint={say('form.triedHint')} rows={2} />
      </EditGroup>
      <EditGroup title={say('form.groups.indicators')}>
        <MeasureRows name="indicators" withMust />
      </EditGroup>
      <EditGroup title={say('form.groups.terms')}>
        <TermFields />
        <Long name="constraints" rows={2} />
        <Long name="deliverables" rows={2} />
        <Long name="partnerRequirement" rows={2} />
        <Long name="ownBase" rows={2} />
      </EditGroup>
      <EditGroup title={say('form.groups.place')}>{place}</EditGroup>
      <EditGroup title={say('form.groups.contact')}>
        <DisclosureFields />
        {contact}
      </EditGroup>
      {files}
      <Refusals error={error} rest={rest} />
      <SendBar
        look="wanted"
        isReviewed={isReviewed}
        isPending={isPending}
        send={send}
        restored={draft.restored}
        onDiscard={() => {
          draft.discard()
          onChange(form.getFieldsValue(true))
        }}
      />
    </Form>
  )
}

function Long({
  name,
  hint,
  rows,
}: {
  name: 'background' | 'difficulty' | 'tried' | 'constraints' | 'deliverables' | 'partnerRequirement' | 'ownBase'
  hint?: string
  rows: number
}) {
  const say = useSay('needs')
  return (
    <Form.Item name={name} label={say(`form.${name}`)} {...(hint ? { extra: hint } : {})}>
      <Input.TextArea autoSize={{ minRows: rows, maxRows: 14 }} />
    </Form.Item>
  )
}
