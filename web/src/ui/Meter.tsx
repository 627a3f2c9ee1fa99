import css from './Meter.module.css'

export interface MeterPart {
  key: string
  /** 0–1 of the whole bar. */
  share: number
  tone?: string
}

/** One thin stacked bar; what it says must also stand beside it in words. */
export function Meter({ parts, label }: { parts: readonly MeterPart[]; label: string }) {
  return (
    <div className={css.meter} role="img" aria-label={label}>
      {parts.map(({ key, share, tone }) => (
        <span key={key} className={css.part} style={{ flexBasis: `${share * 100}%`, ...(tone ? { background: tone } : {}) }} />
      ))}
    </div>
  )
}
