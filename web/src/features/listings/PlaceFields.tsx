import { Form, Select } from 'antd'
import { CodeSelect } from '../../words/CodeSelect.tsx'
import { useSay } from '../../words/say.ts'

/** Where a listing belongs: field, industries, region, keywords. Stands inside a form. */
export function PlaceFields() {
  const say = useSay('listings')
  const form = Form.useFormInstance()
  const field: string | undefined = Form.useWatch('field', form)
  const fields: string[] | undefined = Form.useWatch('fields', form)
  const domains = [...(field ? [field] : []), ...(fields ?? [])]
  return (
    <>
      <Form.Item name="field" label={say('place.field')}>
        <CodeSelect list="field" grouped={4} />
      </Form.Item>
      <Form.Item name="fields" label={say('place.fields')}>
        <CodeSelect list="field" grouped={4} mode="multiple" maxCount={4} />
      </Form.Item>
      {domains.length > 0 && (
        <Form.Item name="subDirections" label={say('place.subDirections')}>
          <CodeSelect list="field" grouped={6} within={domains} mode="multiple" maxCount={8} />
        </Form.Item>
      )}
      <Form.Item name="industries" label={say('place.industries')}>
        <CodeSelect list="industry" grouped={3} mode="multiple" maxCount={6} />
      </Form.Item>
      <Form.Item name="region" label={say('place.region')}>
        <CodeSelect list="region" />
      </Form.Item>
      <Form.Item name="keywords" label={say('place.keywords')} extra={say('place.keywordsHint')}>
        <Select mode="tags" tokenSeparators={['，', ',', '、', ';', '；']} open={false} suffixIcon={null} maxCount={20} />
      </Form.Item>
    </>
  )
}
