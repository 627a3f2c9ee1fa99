import type { NeedSuggestion } from '@keqiao/shared/needs'
import { parseIndicators } from '@keqiao/shared/parse-indicators'
import { Jieba, TfIdf } from '@node-rs/jieba'
import { dict, idf } from '@node-rs/jieba/dict.js'
import type { Clock } from '../platform/clock.ts'
import type { Search } from '../search/service.ts'

const FEN_IN_WAN = 1_000_000
const LONGEST_NAME = 36
const PAIN =
  /难|不稳|不足|偏高|偏低|过高|过低|超标|开裂|断裂|失效|损耗|浪费|报废|波动|故障|停机|投诉|瓶颈|无法|不能|做不到|达不到/

/** Amounts that say what it costs or may cost; the budget has a field of its own. */
const MONEY_TALK = /预算|投入|经费|资金|损失|费用|成本|售价|产值/
const WISH = /希望|期望|最好|争取/

export type Drafting = ReturnType<typeof createDrafting>

/** Reads a pasted paragraph as a draft: patterns for numbers, money and dates, embeddings for the field, all on this machine. */
export function createDrafting({ search, clock }: { search: Search; clock: Clock }) {
  // Two dictionaries that only this use case needs: read at the first paragraph, not at the start.
  let tools: { jieba: Jieba; tfidf: TfIdf } | null = null
  const keywordsOf = (text: string) => {
    tools ??= { jieba: Jieba.withDict(dict), tfidf: TfIdf.withDict(idf) }
    return tools.tfidf.extractKeywords(tools.jieba, text, 12, ['n', 'vn', 'nz', 'eng', 'l'])
  }

  return {
    async read(given: string): Promise<NeedSuggestion> {
      const text = given.trim()
      const sentences = text
        .split(/(?<=[。！？!?；;\n])/)
        .map((sentence) => sentence.trim())
        .filter(Boolean)
      const hurting = sentences.filter((sentence) => PAIN.test(sentence))
      const indicators = parseIndicators(text)
        .filter(({ indicator }) => !MONEY_TALK.test(indicator.name))
        .map(({ text: from, indicator, must }) => ({ text: from, indicator: { ...indicator, must: must && !WISH.test(from) } }))
      const budgetMax = budgetIn(text)
      const deadline = deadlineIn(text, clock.now())
      return {
        name: nameFrom(sentences, hurting),
        background: text.slice(0, 3000),
        difficulty: hurting.length > 0 ? hurting.join('').slice(0, 1000) : null,
        fields: await search.suggestField(text),
        indicators: indicators.slice(0, 30),
        keywords: keywordsOf(text)
          .map((keyword) => keyword.keyword)
          .filter((word) => [...word].length > 1 && !/^[\d.]*[a-z%]{0,3}$/i.test(word))
          .slice(0, 6),
        budgetMax,
        deadline,
        questions: [
          'object',
          ...(indicators.length === 0 ? ['indicators'] : []),
          ...(/不得|不能|必须|只能|场地|环保|安全/.test(text) ? [] : ['constraints']),
          ...(budgetMax === null ? ['budget'] : []),
          ...(deadline === null ? ['deadline'] : []),
          ...(/试过|尝试|用过|换过/.test(text) ? [] : ['tried']),
        ],
      }
    },
  }
}

/** The first sentence that names what hurts, cut at a comma to a title's length. */
function nameFrom(sentences: string[], hurting: string[]): string {
  const first = (hurting[0] ?? sentences[0] ?? '').replace(/(?<![。！？!?；;\n])[。！？!?；;\n]+$/, '')
  const clauses = first.split(/[，,、：:]/)
  const clause = clauses.find((part) => PAIN.test(part) && part.length >= 6) ?? first
  return clause.slice(0, LONGEST_NAME)
}

/** The amount after 预算/投入/经费, in 分; the upper end of a range. */
function budgetIn(text: string): number | null {
  const found = text.match(
    /(?:预算|投入|经费|资金|出价|愿意出)[^0-9。；;]{0,12}(\d+(?:\.\d+)?)(?:\s*[-~～至到—]\s*(\d+(?:\.\d+)?))?\s*(万|亿)/,
  )
  if (!found) return null
  return Math.round(Number(found[2] ?? found[1]) * (found[3] === '亿' ? 10_000 : 1) * FEN_IN_WAN)
}

/** A month named as a year and month, by a quarter's or year's end, or as "within n months". */
function deadlineIn(text: string, now: string): string | null {
  const month = text.match(/(20\d{2})\s*[年.\-/]\s*(1[0-2]|0?[1-9])\s*月?(?=.{0,8}(?:前|底|完成|投产|上线|之前))/)
  if (month) return `${month[1]}-${String(month[2]).padStart(2, '0')}`
  const year = text.match(/(20\d{2})\s*年\s*(?:底|末)/)
  if (year) return `${year[1]}-12`
  const within = text.match(/(\d{1,2})\s*个?月(?:内|之内|以内)/)
  if (within) return monthsOn(now, Number(within[1]))
  if (/(?:明年底|明年年底)/.test(text)) return `${Number(now.slice(0, 4)) + 1}-12`
  if (/(?:今年底|年底前)/.test(text)) return `${now.slice(0, 4)}-12`
  return null
}

function monthsOn(now: string, months: number): string {
  const count = Number(now.slice(0, 4)) * 12 + Number(now.slice(5, 7)) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}
