import type { MailWords } from './words.ts'

type Words = Pick<MailWords['notice'], 'need_matched' | 'achievement_matched' | 'search_hits' | 'alerts_gathered'>

export const zh: Words = {
  need_matched: {
    title: '「{{name}}」有了合适的新成果',
    text: '「{{name}}」有 {{count}} 项合适的新成果。',
    button: '看这些结果',
  },
  achievement_matched: {
    title: '「{{name}}」有了合适的新需求',
    text: '「{{name}}」有 {{count}} 条合适的新需求。',
    button: '看这些结果',
  },
  search_hits: {
    title: '你保存的搜索「{{search}}」有新结果',
    text: '你保存的搜索「{{search}}」有 {{count}} 条新结果。',
    button: '看这些结果',
  },
  alerts_gathered: {
    title: '你的订阅有 {{count}} 条新结果',
    text: '你的成果、需求和保存的搜索共有 {{count}} 条新结果。',
    button: '看这些结果',
  },
}

export const en: Words = {
  need_matched: {
    title: '“{{name}}” has fitting new achievements',
    text: '“{{name}}” has fitting new achievements (in all {{count}}).',
    button: 'See them',
  },
  achievement_matched: {
    title: '“{{name}}” has fitting new needs',
    text: '“{{name}}” has fitting new needs (in all {{count}}).',
    button: 'See them',
  },
  search_hits: {
    title: 'Your saved search “{{search}}” has new results',
    text: 'Your saved search “{{search}}” has new results (in all {{count}}).',
    button: 'See them',
  },
  alerts_gathered: {
    title: 'Your subscriptions have new results ({{count}})',
    text: 'Your achievements, needs and saved searches have new results (in all {{count}}).',
    button: 'See them',
  },
}
