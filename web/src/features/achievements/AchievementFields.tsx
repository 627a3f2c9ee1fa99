import {
  ACHIEVEMENT_CLASSES,
  APPLICATION_STATUSES,
  IP_KINDS,
  IP_STATUSES,
  OWNERSHIPS,
  TRANSFER_MODES,
  TRL_BASIS,
} from '@keqiao/shared/taxonomy'
import { Form, Input, InputNumber } from 'antd'
import { EditPair } from '../../ui/Editing.tsx'
import { FormRows } from '../../ui/FormRows.tsx'
import { CodeSelect } from '../../words/CodeSelect.tsx'
import { LevelSelect } from '../../words/LevelSelect.tsx'
import { useSay } from '../../words/say.ts'

const PRICES = ['NEGOTIABLE', 'FIXED', 'RANGE', 'FLOOR', 'FREE']

export function MaturityFields() {
  const say = useSay('achievements')
  return (
    <>
      <EditPair>
        <Form.Item name="trl" label={say('form.trl')}>
          <LevelSelect />
        </Form.Item>
        <Form.Item name="trlBasis" label={say('form.trlBasis')}>
          <CodeSelect list="trl_basis" codes={TRL_BASIS} />
        </Form.Item>
      </EditPair>
      <EditPair>
        <Form.Item name="applicationStatus" label={say('fact.application')}>
          <CodeSelect list="application_status" codes={APPLICATION_STATUSES} />
        </Form.Item>
        <Form.Item name="finishedOn" label={say('form.finished')}>
          <Input type="month" min="1990-01" />
        </Form.Item>
      </EditPair>
      <EditPair>
        <Form.Item name="achievementClass" label={say('fact.class')}>
          <CodeSelect list="achievement_class" codes={ACHIEVEMENT_CLASSES} allowClear={false} />
        </Form.Item>
        <Form.Item name="ownership" label={say('fact.ownership')}>
          <CodeSelect list="ownership" codes={OWNERSHIPS} />
        </Form.Item>
      </EditPair>
    </>
  )
}

export function PriceFields() {
  const say = useSay('achievements')
  return (
    <>
      <Form.Item name="modes" label={say('fact.modes')}>
        <CodeSelect list="transfer_mode" codes={TRANSFER_MODES} mode="multiple" maxCount={8} />
      </Form.Item>
      <Form.Item name="priceShow" label={say('form.priceShow')}>
        <CodeSelect list="price_show" codes={PRICES} />
      </Form.Item>
      <EditPair>
        <Form.Item name="priceMin" label={say('form.priceMin')}>
          <InputNumber min={0} step={10} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="priceMax" label={say('form.priceMax')}>
          <InputNumber min={0} step={10} style={{ width: '100%' }} />
        </Form.Item>
      </EditPair>
    </>
  )
}

export function InnovationRows() {
  const say = useSay('achievements')
  return (
    <FormRows
      name="innovations"
      add={say('form.addPoint')}
      blank={{}}
      columns={[{ key: 'text', title: say('innovations'), control: (labels) => <Input maxLength={200} {...labels} /> }]}
    />
  )
}

export function ComparisonRows() {
  const say = useSay('achievements')
  return (
    <FormRows
      name="comparisons"
      add={say('form.addComparison')}
      blank={{}}
      columns={[
        {
          key: 'aspect',
          title: say('comparison.aspect'),
          size: 'middle',
          control: (labels) => <Input maxLength={60} {...labels} />,
        },
        { key: 'existing', title: say('comparison.existing'), control: (labels) => <Input maxLength={200} {...labels} /> },
        { key: 'ours', title: say('comparison.ours'), control: (labels) => <Input maxLength={200} {...labels} /> },
      ]}
    />
  )
}

export function IpRows() {
  const say = useSay('achievements')
  return (
    <FormRows
      name="ips"
      add={say('form.addIp')}
      blank={{ kind: 'PAT_INV' }}
      columns={[
        {
          key: 'kind',
          title: say('ip.kind'),
          size: 'middle',
          control: (labels) => <CodeSelect list="ip_kind" codes={IP_KINDS} allowClear={false} {...labels} />,
        },
        { key: 'name', title: say('ip.name'), control: (labels) => <Input maxLength={200} {...labels} /> },
        { key: 'number', title: say('ip.number'), size: 'middle', control: (labels) => <Input maxLength={40} {...labels} /> },
        {
          key: 'status',
          title: say('ip.status'),
          size: 'middle',
          control: (labels) => <CodeSelect list="ip_status" codes={IP_STATUSES} {...labels} />,
        },
      ]}
    />
  )
}
