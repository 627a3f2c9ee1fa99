import type { Feedback } from '@keqiao/shared/listings'
import type { FormInstance } from 'antd'
import { useEffect } from 'react'
import { useLabels } from './labels.ts'
import { placeOf } from './placeIssues.ts'

/** The reviewer's reasons stand at their fields until the form is sent again. */
export function useReasonMarks(form: FormInstance, feedback: Feedback | null | undefined) {
  const { label } = useLabels()
  useEffect(() => {
    const fields = feedback?.reasons.flatMap(({ field, code, text }) =>
      field ? [{ name: placeOf(field), warnings: [[label('review_reason', code), text].filter(Boolean).join('：')] }] : [],
    )
    if (fields?.length) form.setFields(fields as Parameters<typeof form.setFields>[0])
  }, [form, feedback, label])
}
