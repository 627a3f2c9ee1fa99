import { Form, Input } from 'antd'
import { useSay } from '../../words/say.ts'

/** Whom to ask; for the parties only. Stands inside a form. */
export function ContactFields() {
  const say = useSay('listings')
  return (
    <>
      <Form.Item name={['contact', 'person']} label={say('contact.person')} extra={say('contact.hint')}>
        <Input autoComplete="name" />
      </Form.Item>
      <Form.Item name={['contact', 'phone']} label={say('contact.phone')}>
        <Input autoComplete="tel" inputMode="tel" />
      </Form.Item>
      <Form.Item name={['contact', 'email']} label={say('contact.email')}>
        <Input autoComplete="email" inputMode="email" />
      </Form.Item>
    </>
  )
}
