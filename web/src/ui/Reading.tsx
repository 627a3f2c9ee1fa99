import type { ReactNode } from 'react'
import css from './Reading.module.css'

/** What people wrote is Chinese, whatever language the page speaks. */
export const RECORDS = 'zh-CN'

export interface Fact {
  label: string
  /** Absent facts are not drawn. */
  value: ReactNode
}

interface HeadProps {
  tone?: 'known' | 'wanted'
  eyebrow?: ReactNode
  title: ReactNode
  lead?: ReactNode
  /** The way to what the page is for, further down. */
  jump?: { to: string; text: string } | undefined
  level?: 1 | 2
}

/** A page for reading: title above, text at a readable measure, facts beside it. */
export function Reading({ head, aside, children }: { head: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <article className={css.reading}>
      {head}
      <div className={css.grid}>
        <div className={css.body}>{children}</div>
        {aside && <div className={css.aside}>{aside}</div>}
      </div>
    </article>
  )
}

export function ReadingHead({ tone, eyebrow, title, lead, jump, level = 1 }: HeadProps) {
  const Heading = `h${level}` as const
  return (
    <header className={tone === 'wanted' ? `${css.head} ${css.wanted}` : css.head}>
      {eyebrow && <div className={css.eyebrow}>{eyebrow}</div>}
      <Heading className={css.title}>{title}</Heading>
      {lead && <p className={css.lead}>{lead}</p>}
      {jump && (
        <a className={css.jump} href={jump.to}>
          {jump.text} ↓
        </a>
      )}
    </header>
  )
}

export function Section({ id, title, children }: { id?: string; title: string; children: ReactNode }) {
  return (
    <section className={css.section} id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** A section that is left out when there is nothing to read. */
export function TextSection({ title, text }: { title: string; text: string | null }) {
  return text ? (
    <Section title={title}>
      <p className={css.prose} lang={RECORDS}>
        {text}
      </p>
    </Section>
  ) : null
}

export function Points({ items }: { items: readonly string[] }) {
  return (
    <ol className={css.list} lang={RECORDS}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ol>
  )
}

export function Facts({ items }: { items: readonly Fact[] }) {
  const known = items.filter(({ value }) => value !== null && value !== undefined && value !== '' && value !== false)
  return (
    <dl className={css.facts}>
      {known.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
