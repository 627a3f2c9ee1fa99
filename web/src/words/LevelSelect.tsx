import { CodeSelect } from './CodeSelect.tsx'

interface Props {
  /** Handed in by the form's item. */
  id?: string
  value?: number | null
  onChange?: (value: number | undefined) => void
}

/** Readiness levels are codes in the list and numbers in the record. */
export function LevelSelect({ value, onChange, ...rest }: Props) {
  return (
    <CodeSelect
      list="trl"
      {...rest}
      value={value === undefined || value === null ? undefined : String(value)}
      onChange={(code: string | undefined) => onChange?.(code ? Number(code) : undefined)}
    />
  )
}
