import type { Achievement } from '@keqiao/shared/achievements'
import { REVIEWED_STATES } from '@keqiao/shared/lifecycle'
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { EditGroup, EditPart } from '../../ui/Editing.tsx'
import { MeasureRows } from '../../ui/MeasureRows.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { SendBar } from '../../ui/SendBar.tsx'
import type { DraftForm } from '../../ui/useDraftForm.ts'
import { useSay } from '../../words/say.ts'
import { useFieldMarks } from '../../words/useFieldMarks.ts'
import { ComparisonRows, InnovationRows, IpRows, MaturityFields, PriceFields } from './AchievementFields.tsx'
import { useSendAchievement } from './useSendAchievement.ts'
import type { AchievementValues } from './values.ts'

interface Props {
  achievement: Achievement | null
  organisationId: string
  draft: DraftForm<AchievementValues>
  onChange: (values: AchievementValues) => void
  onSent: (id: string) => void
  /** Parts every listing shares. */
  organisation: ReactNode
  place: ReactNode
  contact: ReactNode
  files: ReactNode
}

export function AchievementForm({
  achievement,
  organisationId,
  draft,
  onChange,
  onSent,
  organisation,
  place,
  contact,
  files,
}: Props) {
  const say = useSay('achievements')
  const { form, initial } = draft
  const { send, error, rest, isPending } = useSendAchievement({ achievement, organisationId, draft, onSent })
  const changed = () => {
    draft.keepNow()
    onChange(form.getFieldsValue(true))
  }
  useFieldMarks(form, 'achievement', achievement?.pending?.feedback ?? achievement?.feedback)
  const isReviewed = achievement !== null && REVIEWED_STATES.includes(achievement.state)
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onValuesChange={changed} autoComplete="off">
      <EditGroup title={say('form.groups.core')}>
        {organisation}
        <Form.Item name="name" label={say('form.name')} extra={say('form.nameHint')}>
          <Input maxLength={200} aria-required="true" />
        </Form.Item>
        <Form.Item name="publicSummary" label={say('form.summary')} extra={say('form.summaryHint')}>
          <Input maxLength={200} />
        </Form.Item>
        <Long name="problem" rows={3} />
        <Form.Item name="object" label={say('object')}>
          <Input maxLength={200} />
        </Form.Item>
        <Long name="abstract" rows={4} />
        <Form.Item name="nameEn" label={say('form.nameEn')}>
          <Input maxLength={300} lang="en" />
        </Form.Item>
      </EditGroup>
      <EditGroup title={say('form.groups.technique')}>
        <Long name="solution" rows={5} />
        <EditPart title={say('innovations')}>
          <InnovationRows />
        </EditPart>
        <EditPart title={say('indicators')}>
          <MeasureRows name="indicators" />
        </EditPart>
        <EditPart title={say('comparisons')}>
          <ComparisonRows />
        </EditPart>
        <Long name="scenarios" rows={2} />
      </EditGroup>
      <EditGroup title={say('form.groups.maturity')}>
        <MaturityFields />
        <EditPart title={say('ips')}>
          <IpRows />
        </EditPart>
        <Long name="team" rows={2} />
      </EditGroup>
      <EditGroup title={say('form.groups.cooperation')}>
        <PriceFields />
        <Long name="economics" rows={2} />
        <Long name="support" rows={2} />
        <Long name="needSupport" rows={2} />
      </EditGroup>
      <EditGroup title={say('form.groups.place')}>{place}</EditGroup>
      <EditGroup title={say('form.groups.contact')}>{contact}</EditGroup>
      {files}
      <Refusals error={error} rest={rest} />
      <SendBar
        look="known"
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

type LongName = 'problem' | 'abstract' | 'solution' | 'scenarios' | 'team' | 'economics' | 'support' | 'needSupport'

function Long({ name, rows }: { name: LongName; rows: number }) {
  const say = useSay('achievements')
  return (
    <Form.Item name={name} label={say(name)}>
      <Input.TextArea autoSize={{ minRows: rows, maxRows: 14 }} />
    </Form.Item>
  )
}
