import type { MailWords } from './words.ts'

/** Mails of one-to-one meetings, in both languages. */
export const zh = {
  meeting_asked: {
    title: '{{by}} 想在「{{event}}」与你一对一洽谈',
    text: '{{by}} 想在「{{event}}」与你洽谈，理由写在页面上。请在 {{expiryTime}} 前答复：接受后系统会排好桌号和时间。',
    button: '看理由并答复',
  },
  meeting_agreed: {
    title: '洽谈约好了：{{by}}',
    text: '「{{event}}」：与 {{by}} 的洽谈约在 {{startTime}}。桌号写在页面上，也可以在那里改时间或取消。',
    button: '看桌号和时间',
  },
  meeting_declined: {
    title: '{{by}} 这次没有接受洽谈',
    text: '「{{event}}」：{{by}} 没有接受洽谈，原因写在页面上。你还可以约别人。',
    button: '看看还能约谁',
  },
  meeting_countered: {
    title: '{{by}} 提议换个时间',
    text: '「{{event}}」：{{by}} 愿意洽谈，提议的时间是 {{startTime}}。请在页面上确认。',
    button: '去确认',
  },
  meeting_moved: {
    title: '洽谈改了时间：{{by}}',
    text: '「{{event}}」：与 {{by}} 的洽谈改到 {{startTime}}，桌号可能也变了。',
    button: '看新的安排',
  },
  meeting_cancelled: {
    title: '洽谈取消了：{{by}}',
    text: '「{{event}}」：{{by}} 取消了这场洽谈，时段已经空出来，可以另约别人。',
    button: '看我的洽谈',
  },
  meeting_expired: {
    title: '洽谈请求已过期',
    text: '「{{event}}」：有一个洽谈请求在时限内没有得到答复，已经作废。可以另约别人。',
    button: '看我的洽谈',
  },
  meetings_planned: {
    title: '为你排好了 {{count}} 场洽谈',
    text: '「{{event}}」的主办方按契合程度为你排好了 {{count}} 场一对一洽谈。请看看见谁、几点、几号桌；不合适可以改时间或取消。',
    button: '看我的洽谈',
  },
  meeting_over: {
    title: '洽谈谈得怎么样？',
    text: '「{{event}}」的一场洽谈结束了。请在 {{expiryTime}} 前点一下结果：谈了、有后续，还是对方没来。',
    button: '填一下结果',
  },
} satisfies Partial<MailWords['notice']>

export const en = {
  meeting_asked: {
    title: '{{by}} would like to meet you at “{{event}}”',
    text: '{{by}} would like to meet you at “{{event}}”; the page says why. Please answer by {{expiryTime}}. Once you accept, a table and a time are found for you.',
    button: 'See why, and answer',
  },
  meeting_agreed: {
    title: 'Agreed: you meet {{by}}',
    text: '“{{event}}”: you meet {{by}} on {{startTime}}. The page tells the table, and lets you move or cancel it.',
    button: 'Table and time',
  },
  meeting_declined: {
    title: '{{by}} declined this time',
    text: '“{{event}}”: {{by}} declined; the page says why. There are others to meet.',
    button: 'Who else',
  },
  meeting_countered: {
    title: '{{by}} suggests another time',
    text: '“{{event}}”: {{by}} is willing to meet on {{startTime}}. Please confirm on the page.',
    button: 'Confirm',
  },
  meeting_moved: {
    title: 'Moved: your meeting with {{by}}',
    text: '“{{event}}”: your meeting with {{by}} is now on {{startTime}}; the table may have changed as well.',
    button: 'See the change',
  },
  meeting_cancelled: {
    title: 'Cancelled: your meeting with {{by}}',
    text: '“{{event}}”: {{by}} cancelled this meeting. The slot is free for somebody else.',
    button: 'My meetings',
  },
  meeting_expired: {
    title: 'A request to meet is over',
    text: '“{{event}}”: a request to meet was not answered in time. You can ask others.',
    button: 'My meetings',
  },
  meetings_planned: {
    title: '{{count}} meetings were arranged for you',
    text: 'The organiser of “{{event}}” arranged {{count}} one-to-one meetings for you by how well people fit. See whom, when and at which table; you may move or cancel them.',
    button: 'My meetings',
  },
  meeting_over: {
    title: 'How did the meeting go?',
    text: 'A meeting at “{{event}}” is over. Please say by {{expiryTime}} what came of it: talked, to be continued, or nobody came.',
    button: 'Say what came of it',
  },
} satisfies Partial<MailWords['notice']>
