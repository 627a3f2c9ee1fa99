import { Form } from 'antd'
import type { ReactElement } from 'react'
import { useSay } from '../words/say.ts'
import { Button } from './Button.tsx'
import css from './Rows.module.css'

export interface RowColumn {
  key: string
  title: string
  size?: 'wide' | 'middle' | 'narrow'
  control: (labels: { 'aria-label': string; placeholder: string }) => ReactElement
}

/** A list of small records, one line each. */
export function FormRows({
  name,
  add: addText,
  blank,
  columns,
}: {
  name: string
  add: string
  blank: object
  columns: readonly RowColumn[]
}) {
  const say = useSay('common')
  return (
    <Form.List name={name}>
      {(fields, { add, remove }) => (
        <div className={css.rows}>
          {fields.map(({ key, name: row }) => (
            <div key={key} className={css.row}>
              {columns.map(({ key: column, title, size = 'wide', control }) => (
                <Form.Item key={column} name={[row, column]} className={css[size] ?? ''}>
                  {control({ 'aria-label': say('rows.cell', { n: row + 1, column: title }), placeholder: title })}
                </Form.Item>
              ))}
              <Button look="quiet" small aria-label={say('rows.remove', { n: row + 1 })} onClick={() => remove(row)}>
                ×
              </Button>
            </div>
          ))}
          <Button small onClick={() => add(blank)}>
            {addText}
          </Button>
        </div>
      )}
    </Form.List>
  )
}
