import { readdirSync, readFileSync } from 'node:fs'
import type { NoticeBlock, PrivacyNotice } from '@keqiao/shared/privacy'
import { Refusal } from '../platform/refusal.ts'

const SEEDS = new URL('../../../seeds/privacy/', import.meta.url)
const FILE = /^(\d{4}-\d{2}-\d{2})\.zh\.md$/

export type PrivacyNotices = ReturnType<typeof loadNotices>

/** Every version of the notice; the newest is in force. A version that was published is never edited, a change is a new file. */
export function loadNotices(folder: URL = SEEDS) {
  const versions = readdirSync(folder).flatMap((name) => FILE.exec(name)?.[1] ?? [])
  versions.sort().reverse()
  const [current] = versions
  if (!current) throw new Error('there is no privacy notice')
  const blocks = (version: string, language: 'zh' | 'en') =>
    blocksOf(readFileSync(new URL(`${version}.${language}.md`, folder), 'utf8'))
  const texts = new Map(versions.map((version) => [version, { zh: blocks(version, 'zh'), en: blocks(version, 'en') }]))
  return {
    current,
    read(version: string = current): PrivacyNotice {
      const text = texts.get(version)
      if (!text) throw new Refusal('not_found')
      return { version, versions, ...text }
    },
  }
}

/** As much of Markdown as a notice needs: headings, paragraphs, points. */
export function blocksOf(markdown: string): NoticeBlock[] {
  return markdown.split(/\n{2,}/).flatMap((part): NoticeBlock[] => {
    const text = part.trim()
    if (text === '') return []
    if (text.startsWith('#')) return [{ kind: 'title', text: text.replace(/^#+\s*/, '') }]
    if (!text.startsWith('- ')) return [{ kind: 'text', text: text.replaceAll('\n', ' ') }]
    return text
      .split(/^- /m)
      .filter(Boolean)
      .map((point) => ({ kind: 'point' as const, text: point.trim().replaceAll('\n', ' ') }))
  })
}
