import { Form, type FormInstance } from 'antd'
import { useState } from 'react'
import type { NamePath, PlacedIssue } from '../words/placeIssues.ts'
import { useProblemWords } from '../words/problem.ts'
import { forget, keep, readKept } from './kept.ts'

export interface DraftForm<V> {
  form: FormInstance<V>
  initial: V
  /** Whether what is shown is what was typed before and not sent. */
  restored: boolean
  keepNow: () => void
  sent: () => void
  discard: () => void
  /** Takes back the marks of the last attempt. */
  clear: () => void
  /** Puts each fault at its field and goes to the first; answers those that have no field. */
  place: (issues: readonly PlacedIssue[]) => PlacedIssue[]
}

/** A form that forgets nothing: typed values outlive reloads until they are sent. */
export function useDraftForm<V extends object>(key: string, given: V): DraftForm<V> {
  const [form] = Form.useForm<V>()
  const [kept] = useState(() => readKept<V>(key))
  const [restored, setRestored] = useState(kept !== null)
  const { issue } = useProblemWords()
  return {
    form,
    initial: kept ?? given,
    restored,
    keepNow: () => keep(key, form.getFieldsValue(true)),
    sent: () => {
      forget(key)
      setRestored(false)
    },
    discard: () => {
      forget(key)
      setRestored(false)
      form.resetFields()
      form.setFieldsValue({ ...blank(form.getFieldsValue(true) as object), ...given } as never)
    },
    clear: () => form.setFields(form.getFieldsError().map(({ name }) => ({ name: name as never, errors: [] }))),
    place: (issues) => {
      const here = issues.filter(({ name }) => form.getFieldInstance(name as never))
      form.setFields(here.map((placed) => ({ name: placed.name as never, errors: [issue(placed.issue)] })))
      const first = here[0]
      if (first) form.scrollToField(first.name as NamePath as never, { block: 'center', focus: true } as never)
      return issues.filter((placed) => !here.includes(placed))
    },
  }
}

const blank = (values: object) => Object.fromEntries(Object.keys(values).map((name) => [name, undefined]))
