import type { RiskCode } from '@keqiao/shared/risks'
import { isIdNumber } from './id-number.ts'

interface Pattern {
  code: RiskCode
  /** Read on plain text. Every repetition is bounded and begins where another character ended: linear whatever the text. */
  regex: RegExp
  /** Reads digits that are written in Chinese too. */
  spoken?: true
  confirm?: (found: string) => boolean
}

const digits = (text: string) => text.replace(/[^\dxX]/g, '')

/** In the order of precedence: where two overlap, the first stands. */
export const PATTERNS: readonly Pattern[] = [
  {
    code: 'ID_CARD',
    regex: /(?<!\d)\d{6}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3}[ -]?[\dx](?![\da-z])/gi,
    spoken: true,
    confirm: (found) => isIdNumber(digits(found)),
  },
  {
    code: 'ID_CARD',
    regex: /(?<!\d)\d(?: \d){16} [\dx](?![\da-z])/gi,
    spoken: true,
    confirm: (found) => isIdNumber(digits(found)),
  },
  { code: 'ID_CARD', regex: /(?<!\d)\d{15}(?![\da-z])/gi, spoken: true, confirm: isIdNumber },
  {
    code: 'CONTACT_MAIL',
    regex: /(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63} ?(?:@|#|[([]at[)\]]) ?(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10}/gi,
  },
  {
    code: 'CONTACT_WECHAT',
    regex:
      /(?:(?:微信|薇信|v信)(?:号码?|账号|id)[ :]{0,3}|(?:微信|薇信|v信|wechat|weixin|(?<![a-z])[vw]x) ?:[ :]{0,2}|加我?微信[ :]{0,3})[a-z][a-z0-9_-]{5,19}/gi,
  },
  { code: 'CONTACT_QQ', regex: /(?<![a-z])(?:qq|扣扣|企鹅)(?:号码?|群)?[ :]{0,3}[1-9]\d{4,10}(?!\d)/gi },
  {
    code: 'CONTACT_MOBILE',
    regex: /(?<!\d)(?<!\d\.)(?:\+?86[ -]{0,2})?1[3-9]\d{9}(?!\d)/g,
    spoken: true,
  },
  {
    code: 'CONTACT_MOBILE',
    regex: /(?<!\d)(?<!\d\.)1[3-9]\d{1,2}[ .-]{1,2}\d{3,4}[ .-]{1,2}\d{3,5}(?!\d)/g,
    spoken: true,
    confirm: (found) => digits(found).length === 11,
  },
  { code: 'CONTACT_MOBILE', regex: /(?<!\d)(?<!\d\.)1([ .-]{1,2})[3-9](?:\1\d){9}(?!\d)/g, spoken: true },
  {
    code: 'CONTACT_PHONE',
    regex: /(?<!\d)(?<!\d\.)\(?0(?:10|2\d|[3-9]\d{2})\)?[ -]{0,2}[2-9]\d{2,3}[ -]?\d{4}(?:转\d{1,5})?(?!\d)/g,
  },
  { code: 'CONTACT_PHONE', regex: /(?<!\d)[48]00[ -]{1,2}\d{3,4}[ -]{0,2}\d{3,4}(?!\d)/g },
  { code: 'CONTACT_PHONE', regex: /(?:电话|座机|热线|传真|tel|phone|fax)[^\d\n]{0,6}[2-9]\d{2,3}[ -]?\d{4}(?!\d)/gi },
  {
    code: 'CONTACT_URL',
    regex: /(?<![a-z0-9@.-])(?:https?:\/\/)?(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10}(?:\/[^\s,;，；、）)》】"']{0,200})?/gi,
    confirm: isPersonalPage,
  },
]

/** Where a page is a person's: the host, and how the path begins there. */
const PERSONAL: [host: string, path?: RegExp][] = [
  ['weibo.com'],
  ['weibo.cn'],
  ['zhihu.com', /^\/people\//],
  ['blog.csdn.net'],
  ['cnblogs.com'],
  ['jianshu.com', /^\/u\//],
  ['space.bilibili.com'],
  ['xiaohongshu.com', /^\/user\//],
  ['douyin.com', /^\/user\//],
  ['qzone.qq.com'],
  ['u.wechat.com'],
  ['weixin.qq.com', /^\/r\//],
  ['linkedin.com', /^\/in\//],
  ['facebook.com'],
  ['twitter.com'],
  ['t.me'],
  ['wa.me'],
  ['linktr.ee'],
  ['github.io'],
  ['github.com', /^\/[^/]{1,39}\/?$/],
  ['researchgate.net', /^\/profile\//],
  ['scholar.google.com', /^\/citations\?/],
]

function isPersonalPage(found: string): boolean {
  const [host = '', ...rest] = found
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .split('/')
  const path = `/${rest.join('/')}`
  if (/^(?:people|faculty|teacher|homepage)\./.test(host)) return true
  if (/^\/(?:~|people\/|faculty\/|teacher\/|homepage\/)/.test(path)) return true
  return PERSONAL.some(([name, begins]) => (host === name || host.endsWith(`.${name}`)) && (begins?.test(path) ?? true))
}
