import type { OrganisationCard } from '@keqiao/shared/accounts'
import { AGENT_KINDS, AGENT_LEVELS, AGENT_SERVICES, AGENT_TITLES, type AgentFile, SPOKEN_LANGUAGES } from '@keqiao/shared/agents'
import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { EditBar, EditGroup, EditPair, EditPart } from '../../ui/Editing.tsx'
import { KeptNote } from '../../ui/KeptNote.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useDraftForm } from '../../ui/useDraftForm.ts'
import { CodeSelect } from '../../words/CodeSelect.tsx'
import { useSay } from '../../words/say.ts'
import { AvoidSelect } from './AvoidSelect.tsx'
import { useReturned } from './useReturned.ts'
import { useSendAgent } from './useSendAgent.ts'
import { type AgentValues, newAgentValues, valuesOfFile } from './values.ts'

interface Props {
  agent: AgentFile | null
  /** The agencies this person has joined. */
  agencies: readonly OrganisationCard[]
  onSent: () => void
  /** The certificate's file. */
  files: ReactNode
}

/** Applies, applies again, or saves: by the state of the file. Nothing typed is lost, whatever is refused. */
export function AgentForm({ agent, agencies, onSent, files }: Props) {
  const say = useSay('agents')
  const key = `keqiao.draft.agent.${agent?.id ?? 'new'}`
  const draft = useDraftForm<AgentValues>(key, agent ? valuesOfFile(agent) : newAgentValues())
  const { send, applies, error, rest, isPending } = useSendAgent({ agent, draft, onSent })
  useReturned(draft.form, agent)
  const checked = agent !== null && !applies && agent.state !== 'applied'
  return (
    <Form
      form={draft.form}
      layout="vertical"
      requiredMark={false}
      initialValues={draft.initial}
      onValuesChange={draft.keepNow}
      autoComplete="off"
    >
      <EditGroup title={say('form.groups.who')}>
        {checked && <p style={{ marginBottom: 16 }}>{say('form.checkedNote')}</p>}
        <EditPair>
          <Form.Item name="kind" label={say('form.kind')}>
            <CodeSelect list="agent_kind" codes={AGENT_KINDS} />
          </Form.Item>
          <Form.Item name="level" label={say('form.level')}>
            <CodeSelect list="agent_level" codes={AGENT_LEVELS} />
          </Form.Item>
        </EditPair>
        <EditPair>
          <Form.Item name={['certificate', 'number']} label={say('form.number')}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name={['certificate', 'issuer']} label={say('form.issuer')}>
            <Input maxLength={80} />
          </Form.Item>
        </EditPair>
        <EditPair>
          <Form.Item name={['certificate', 'issued']} label={say('form.issued')}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name={['certificate', 'expires']} label={say('form.expires')} extra={say('form.expiresHint')}>
            <Input type="date" />
          </Form.Item>
        </EditPair>
        <EditPart title={say('form.file')}>
          <p>{say('form.fileHint')}</p>
          {files}
        </EditPart>
        <EditPair>
          <Form.Item name="title" label={say('form.title')}>
            <CodeSelect list="agent_title" codes={AGENT_TITLES} />
          </Form.Item>
          <Form.Item name="agencyId" label={say('form.agency')} extra={say('form.agencyHint')}>
            <Select allowClear options={agencies.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        </EditPair>
      </EditGroup>
      <EditGroup title={say('form.groups.where')}>
        <Form.Item name="regions" label={say('form.regions')}>
          <CodeSelect list="region" mode="multiple" maxCount={15} />
        </Form.Item>
        <Form.Item name="fields" label={say('form.fields')} extra={say('form.fieldsHint')}>
          <CodeSelect list="field" grouped={4} mode="multiple" maxCount={8} />
        </Form.Item>
        <Form.Item name="services" label={say('form.services')}>
          <CodeSelect list="agent_service" codes={AGENT_SERVICES} mode="multiple" />
        </Form.Item>
      </EditGroup>
      <EditGroup title={say('form.groups.offer')}>
        <Form.Item name="intro" label={say('form.intro')} extra={say('form.introHint')}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} />
        </Form.Item>
        <EditPair>
          <Form.Item name="years" label={say('form.years')}>
            <InputNumber min={0} max={60} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="languages" label={say('form.languages')}>
            <CodeSelect list="spoken_language" codes={SPOKEN_LANGUAGES} mode="multiple" maxCount={6} />
          </Form.Item>
        </EditPair>
        <Form.Item name="commissionTerms" label={say('form.commissionTerms')} extra={say('form.commissionTermsHint')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
      </EditGroup>
      <EditGroup title={say('form.groups.limits')}>
        <EditPair>
          <Form.Item name="maxLoad" label={say('form.maxLoad')} extra={say('form.maxLoadHint')}>
            <InputNumber precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="phone" label={say('form.phone')} extra={say('form.phoneHint')}>
            <Input inputMode="tel" autoComplete="tel" />
          </Form.Item>
        </EditPair>
        <Form.Item name="avoid" label={say('form.avoid')} extra={say('form.avoidHint')}>
          <AvoidSelect known={agent?.avoided ?? []} />
        </Form.Item>
        <Form.Item name="contactShared" valuePropName="checked">
          <Checkbox>{say('form.contactShared')}</Checkbox>
        </Form.Item>
        <Form.Item name="namePublic" valuePropName="checked">
          <Checkbox>{say('form.namePublic')}</Checkbox>
        </Form.Item>
      </EditGroup>
      <Refusals error={error} rest={rest} />
      <EditBar>
        <Button look="known" disabled={isPending} onClick={() => void send()}>
          {say(agent === null ? 'form.apply' : applies ? 'form.again' : 'form.save')}
        </Button>
        <KeptNote restored={draft.restored} onDiscard={draft.discard} />
      </EditBar>
    </Form>
  )
}
