import { Form, Input, InputNumber, Select } from 'antd'
import { useSay } from '../words/say.ts'
import { Button } from './Button.tsx'
import css from './Rows.module.css'

const OPERATORS = ['>=', '>', '<=', '<', '=', 'range', '±']
const TWO = ['range', '±']

/** Rows of measured quantities: what, how compared, how much, in which unit. */
export function MeasureRows({ name, withMust }: { name: string; withMust?: boolean }) {
  const say = useSay('common')
  const form = Form.useFormInstance()
  const rows: { op?: string }[] | undefined = Form.useWatch(name, form)
  const label = (row: number, column: string) => ({
    'aria-label': say('measure.row', { n: row + 1, column: say(`measure.columns.${column}`) }),
  })
  return (
    <Form.List name={name}>
      {(fields, { add, remove }) => (
        <div className={css.rows} id={name}>
          {fields.map(({ key, name: row }) => (
            <div key={key} className={css.row}>
              <Form.Item name={[row, 'name']} className={css.wide ?? ''}>
                <Input {...label(row, 'name')} placeholder={say('measure.columns.name')} />
              </Form.Item>
              <Form.Item name={[row, 'op']} className={css.middle ?? ''}>
                <Select
                  {...label(row, 'op')}
                  options={OPERATORS.map((value) => ({ value, label: say(`measure.op.${value}`) }))}
                />
              </Form.Item>
              <Form.Item name={[row, 'value']} className={css.narrow ?? ''}>
                <InputNumber
                  {...label(row, 'value')}
                  placeholder={say('measure.columns.value')}
                  controls={false}
                  style={{ width: '100%' }}
                />
              </Form.Item>
              {TWO.includes(rows?.[row]?.op ?? '') && (
                <Form.Item name={[row, 'valueMax']} className={css.narrow ?? ''}>
                  <InputNumber
                    {...label(row, 'valueMax')}
                    placeholder={say('measure.columns.valueMax')}
                    controls={false}
                    style={{ width: '100%' }}
                  />
                </Form.Item>
              )}
              <Form.Item name={[row, 'unit']} className={css.narrow ?? ''}>
                <Input {...label(row, 'unit')} placeholder={say('measure.columns.unit')} />
              </Form.Item>
              {withMust && (
                <Form.Item name={[row, 'must']} className={css.middle ?? ''}>
                  <Select
                    {...label(row, 'must')}
                    options={[
                      { value: true, label: say('measure.must') },
                      { value: false, label: say('measure.wish') },
                    ]}
                  />
                </Form.Item>
              )}
              <Form.Item name={[row, 'condition']} className={css.wide ?? ''}>
                <Input {...label(row, 'condition')} placeholder={say('measure.columns.condition')} />
              </Form.Item>
              <Button look="quiet" small aria-label={say('measure.remove', { n: row + 1 })} onClick={() => remove(row)}>
                ×
              </Button>
            </div>
          ))}
          <Button small onClick={() => add({ op: '>=', ...(withMust ? { must: true } : {}) })}>
            {say('measure.add')}
          </Button>
        </div>
      )}
    </Form.List>
  )
}
