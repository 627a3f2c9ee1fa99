import css from './Steps.module.css'

/** How far along a scale, drawn and in words. */
export function Steps({ of, at, text }: { of: number; at: number; text: string }) {
  return (
    <span className={css.steps}>
      <span>{text}</span>
      <span className={css.line} aria-hidden="true">
        {Array.from({ length: of }, (_, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps never move
          <span key={n} className={n < at ? `${css.step} ${css.done}` : css.step} />
        ))}
      </span>
    </span>
  )
}
