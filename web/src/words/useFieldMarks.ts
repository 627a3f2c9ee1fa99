import type { Feedback, ListingKind } from '@keqiao/shared/listings'
import { type RiskMark, risksApi } from '@keqiao/shared/risks'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Form, type FormInstance } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { call } from '../api/call.ts'
import { useLabels } from './labels.ts'
import { placeOf } from './placeIssues.ts'
import { useSay } from './say.ts'

const STILL_MS = 700
/** For the parties only, or nothing that anybody wrote. */
const NOT_LOOKED_AT = ['contact', 'answers', 'organisationId', 'externalRef']

interface Text {
  field: string
  text: string
}
type Values = Record<string, unknown> & { level?: RisksBody['level']; trlBasis?: RisksBody['trlBasis'] }
type RisksBody = Parameters<typeof call<typeof risksApi.check>>[1]['body']

function textsOf(values: unknown, path: string): Text[] {
  if (typeof values === 'string') return values.length > 1 && values.length <= 3000 ? [{ field: path, text: values }] : []
  if (values === null || typeof values !== 'object') return []
  return Object.entries(values).flatMap(([key, inner]) =>
    path === '' && NOT_LOOKED_AT.includes(key) ? [] : textsOf(inner, path ? `${path}.${key}` : key),
  )
}

/** As JSON, so that equal texts ask once. */
const risksQuery = (asked: string) =>
  queryOptions({
    queryKey: ['risks', asked],
    queryFn: ({ signal }) => call(risksApi.check, { body: JSON.parse(asked) as RisksBody }, signal),
    staleTime: 60_000,
    retry: false,
  })

/**
 * What stands at the fields beside faults: the reviewer's reasons until the form is sent again, and what a reviewer would
 * stop at, while somebody writes it. Neither hinders sending.
 */
export function useFieldMarks(form: FormInstance, kind: ListingKind, feedback: Feedback | null | undefined) {
  const say = useSay('review')
  const { label } = useLabels()
  const values = Form.useWatch([], form) as Values | undefined
  const texts = textsOf(values ?? {}, '').slice(0, 120)
  const evidence = { level: values?.level ?? null, trlBasis: values?.trlBasis ?? null }
  const written = JSON.stringify({ kind, texts, ...evidence })
  const [asked, setAsked] = useState(written)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(written), STILL_MS)
    return () => clearTimeout(timer)
  }, [written])
  const { data } = useQuery({ ...risksQuery(asked), enabled: texts.length > 0 })
  const marks = data?.marks
  const before = useRef<string[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: writing wipes the marks of a field, so they are set after each pause
  useEffect(() => {
    const found = new Map<string, string[]>()
    const add = (field: string, text: string) => found.set(field, [...(found.get(field) ?? []), text])
    for (const { field, code, text } of feedback?.reasons ?? [])
      if (field) add(field, [label('review_reason', code), text].filter(Boolean).join('：'))
    for (const { field, code, found: what } of (marks ?? []) as RiskMark[])
      add(field, say('warning', { what: say(`risk.${code}`), found: what }))
    const gone = before.current.filter((field) => !found.has(field))
    before.current = [...found.keys()]
    const fields = [...gone.map((field) => [field, []] as const), ...found]
    if (fields.length > 0)
      form.setFields(
        fields.map(([field, warnings]) => ({ name: placeOf(field), warnings: [...new Set(warnings)] })) as Parameters<
          typeof form.setFields
        >[0],
      )
  }, [form, feedback, label, say, marks, asked])
}
