import { IP_TERMS, NEED_DISCLOSURES, NEED_KINDS, TRANSFER_MODES, URGENCIES } from '@keqiao/shared/taxonomy'
import { Form, Input, InputNumber } from 'antd'
import { EditPair } from '../../ui/Editing.tsx'
import { CodeSelect } from '../../words/CodeSelect.tsx'
import { LevelSelect } from '../../words/LevelSelect.tsx'
import { useSay } from '../../words/say.ts'

const BUDGETS = ['BUDGET', 'NEGOTIABLE', 'BOUNTY']

/** When, for how much, in what way. Stands inside the need form. */
export function TermFields() {
  const say = useSay('needs')
  return (
    <>
      <Form.Item name="modes" label={say('form.modes')}>
        <CodeSelect list="transfer_mode" codes={TRANSFER_MODES} mode="multiple" maxCount={8} />
      </Form.Item>
      <EditPair>
        <Form.Item name="deadline" label={say('form.deadline')}>
          <Input type="month" min="2020-01" />
        </Form.Item>
        <Form.Item name="urgency" label={say('form.urgency')}>
          <CodeSelect list="urgency" codes={URGENCIES} />
        </Form.Item>
      </EditPair>
      <Form.Item name="budgetShow" label={say('form.budgetShow')}>
        <CodeSelect list="price_show" codes={BUDGETS} />
      </Form.Item>
      <EditPair>
        <Form.Item name="budgetMin" label={say('form.budgetMin')}>
          <InputNumber min={0} step={10} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="budgetMax" label={say('form.budgetMax')}>
          <InputNumber min={0} step={10} style={{ width: '100%' }} />
        </Form.Item>
      </EditPair>
      <EditPair>
        <Form.Item name="trlMin" label={say('form.trlMin')}>
          <LevelSelect />
        </Form.Item>
        <Form.Item name="ipTerms" label={say('form.ipTerms')}>
          <CodeSelect list="ip_terms" codes={IP_TERMS} />
        </Form.Item>
      </EditPair>
    </>
  )
}

export function DisclosureFields() {
  const say = useSay('needs')
  const disclosure = Form.useWatch('disclosure') ?? 'OPEN'
  return (
    <EditPair>
      <Form.Item name="disclosure" label={say('form.disclosure')} extra={say(`disclosureMeans.${disclosure}`)}>
        <CodeSelect list="need_disclosure" codes={NEED_DISCLOSURES} allowClear={false} />
      </Form.Item>
      <Form.Item name="kind" label={say('form.kind')}>
        <CodeSelect list="need_kind" codes={NEED_KINDS} allowClear={false} />
      </Form.Item>
    </EditPair>
  )
}
