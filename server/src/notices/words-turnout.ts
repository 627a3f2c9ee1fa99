import type { MailWords } from './words.ts'

/** Mails of what comes after an event, in both languages. */
export const zh = {
  intention_named: {
    title: '有人对你们的路演项目有意向：{{event}}',
    text: '{{by}}（{{organisation}}）在「{{event}}」听了你们的项目，表示有意向或想进一步了解。打分和留言在页面上。',
    button: '看说了什么',
  },
  intention_unnamed: {
    title: '有人对你们的路演项目有意向：{{event}}',
    text: '「{{event}}」上有人听了你们的项目，表示有意向或想进一步了解。对方没有同意公开是谁，由中心居中联系。',
    button: '看说了什么',
  },
  follow_up_due: {
    title: '会后 {{count}} 天跟进：{{event}}',
    text: '「{{event}}」结束 {{count}} 天了，请逐条写下每个意向、每次洽谈现在怎样了。',
    button: '去跟进',
  },
} satisfies Partial<MailWords['notice']>

export const en = {
  intention_named: {
    title: 'Somebody is interested in your project: {{event}}',
    text: '{{by}} ({{organisation}}) heard your project at “{{event}}” and is interested or wants to know more. Score and remark stand on the page.',
    button: 'See what was said',
  },
  intention_unnamed: {
    title: 'Somebody is interested in your project: {{event}}',
    text: 'Somebody who heard your project at “{{event}}” is interested or wants to know more. They did not agree to be named; the centre will bring you together.',
    button: 'See what was said',
  },
  follow_up_due: {
    title: '{{count}} days after: {{event}}',
    text: '“{{event}}” ended {{count}} days ago. Please note for each interest and each meeting where it stands.',
    button: 'Follow up',
  },
} satisfies Partial<MailWords['notice']>
