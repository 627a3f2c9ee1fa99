import type { MailWords } from './words.ts'

/** Mails of events, in both languages. */
export const zh = {
  roadshow_submitted: {
    title: '有一场活动待批准',
    text: '「{{event}}」提交了申请，等待你批准。',
    button: '去看看',
  },
  roadshow_decided: {
    title: '活动申请已答复',
    text: '「{{event}}」的申请：{{decision}}。页面上写明了下一步。',
    button: '查看',
  },
  project_submitted: {
    title: '有项目申报路演：{{event}}',
    text: '「{{event}}」收到一份项目申报，请在组织页的「征集」里决定入选、备选或谢绝。',
    button: '去看看',
  },
  project_withdrawn: {
    title: '有项目撤回：{{event}}',
    text: '「{{event}}」有一个项目由申报方撤回了；若已排进议程，位置已空出。',
    button: '去看看',
  },
  project_decided: {
    title: '路演申报已答复：{{event}}',
    text: '你们申报「{{event}}」的项目：{{project}}。主办方的说明写在工作台「路演申报」里。',
    button: '查看',
  },
  roadshow_moved: {
    title: '活动改期或换了地点：{{event}}',
    text: '「{{event}}」的时间或地点有变，现定于 {{startTime}} 开始。请打开链接确认你是否仍然参加；不来也请点一下，把位置让给别人。',
    button: '看新时间并确认',
  },
  roadshow_postponed: {
    title: '活动延期：{{event}}',
    text: '「{{event}}」延期，新时间确定后会再通知你。你的报名保留，现在不用做什么。',
    button: '看我的报名',
  },
  roadshow_cancelled: {
    title: '活动取消：{{event}}',
    text: '「{{event}}」取消了，很抱歉。原因写在页面上，你不用再做什么。',
    button: '看说明',
  },
  signup_confirmed: {
    title: '报名成功：{{event}}',
    text: '你的位置已确认。「{{event}}」于 {{startTime}} 开始。{{fee}}链接里有签到用的二维码；临时不来，请点一下取消，把位置让给候补的人。',
    button: '打开我的票',
  },
  signup_pending: {
    title: '报名已收到：{{event}}',
    text: '「{{event}}」的报名要由主办方确认，结果会再通知你。',
    button: '看我的报名',
  },
  signup_waitlisted: {
    title: '已进入候补：{{event}}',
    text: '「{{event}}」暂时满额，你排在候补第 {{count}} 位。轮到你时会通知你，请在时限内确认。',
    button: '看我的位置',
  },
  signup_offered: {
    title: '有位置了，请确认：{{event}}',
    text: '「{{event}}」有一个位置给你：{{offerReason}}。请在 {{expiryTime}} 前点一下确认，过时会让给下一位。{{fee}}',
    button: '去确认',
  },
  signup_lapsed: {
    title: '候补名额已过时：{{event}}',
    text: '「{{event}}」给你的位置没有在时限内确认，已让给下一位。仍想参加，可以重新排队。',
    button: '看我的报名',
  },
  signup_rejected: {
    title: '报名未通过：{{event}}',
    text: '主办方没有确认你对「{{event}}」的报名。原因写在页面上。',
    button: '看说明',
  },
  signup_withdrawn: {
    title: '已取消报名：{{event}}',
    text: '你对「{{event}}」的报名已经取消，位置会让给候补的人。',
    button: '看我的报名',
  },
  signup_reminder: {
    title: '快开始了：{{event}}',
    text: '「{{event}}」于 {{startTime}} 开始。{{fee}}链接里有签到用的二维码和地址；来不了，请现在取消，还有人在候补。',
    button: '打开我的票',
  },
} satisfies Partial<MailWords['notice']>

export const en = {
  roadshow_submitted: {
    title: 'An event waits for approval',
    text: '“{{event}}” was submitted and waits for your approval.',
    button: 'Have a look',
  },
  roadshow_decided: {
    title: 'Your event was decided',
    text: '“{{event}}”: {{decision}}. The page says what comes next.',
    button: 'View',
  },
  project_submitted: {
    title: 'A project for {{event}}',
    text: 'A project was submitted to “{{event}}”. Please select, keep in reserve or decline it under “Projects”.',
    button: 'Have a look',
  },
  project_withdrawn: {
    title: 'A project was withdrawn: {{event}}',
    text: 'A project of “{{event}}” was withdrawn by its submitter; its place in the agenda, if any, is free.',
    button: 'Have a look',
  },
  project_decided: {
    title: 'Your project for {{event}}',
    text: 'Your project for “{{event}}”: {{project}}. What the organiser says stands under “Roadshow projects” in the workspace.',
    button: 'See it',
  },
  roadshow_moved: {
    title: 'New time or place: {{event}}',
    text: '“{{event}}” has a new time or place and now starts on {{startTime}}. Please open the link and say whether you still come; if not, one tap gives the place to somebody else.',
    button: 'See the new time',
  },
  roadshow_postponed: {
    title: 'Postponed: {{event}}',
    text: '“{{event}}” is postponed; we write again once the new date is known. You keep your place and need do nothing now.',
    button: 'My sign-up',
  },
  roadshow_cancelled: {
    title: 'Cancelled: {{event}}',
    text: '“{{event}}” is cancelled; we are sorry. The page says why. You need do nothing.',
    button: 'See why',
  },
  signup_confirmed: {
    title: 'You have a place: {{event}}',
    text: 'Your place is confirmed. “{{event}}” starts on {{startTime}}.{{fee}} The link holds the QR code for the entrance; if you cannot come, one tap gives the place to who waits.',
    button: 'Open my ticket',
  },
  signup_pending: {
    title: 'Received: {{event}}',
    text: 'The organiser decides about sign-ups for “{{event}}”; we write when it is done.',
    button: 'My sign-up',
  },
  signup_waitlisted: {
    title: 'On the waiting list: {{event}}',
    text: '“{{event}}” is full for now; you are number {{count}} in line. We write when a place is yours to confirm.',
    button: 'See my place in line',
  },
  signup_offered: {
    title: 'A place for you, please confirm: {{event}}',
    text: 'There is a place for you at “{{event}}”: {{offerReason}}. Please confirm by {{expiryTime}}; after that it goes to the next in line.{{fee}}',
    button: 'Confirm',
  },
  signup_lapsed: {
    title: 'The offer is over: {{event}}',
    text: 'The place at “{{event}}” was not confirmed in time and went to the next in line. You can join the line again.',
    button: 'My sign-up',
  },
  signup_rejected: {
    title: 'Not admitted: {{event}}',
    text: 'The organiser did not confirm your sign-up for “{{event}}”. The page says why.',
    button: 'See why',
  },
  signup_withdrawn: {
    title: 'Cancelled: your place at {{event}}',
    text: 'Your sign-up for “{{event}}” is cancelled; the place goes to who waits.',
    button: 'My sign-up',
  },
  signup_reminder: {
    title: 'Soon: {{event}}',
    text: '“{{event}}” starts on {{startTime}}.{{fee}} The link holds your QR code and the address; if you cannot come, please cancel now: others are waiting.',
    button: 'Open my ticket',
  },
} satisfies Partial<MailWords['notice']>

export const offerReasonZh: MailWords['fact']['offerReason'] = {
  place_freed: '有人取消了报名',
  offer_lapsed: '前一位没有在时限内确认',
  offer_declined: '前一位放弃了',
  capacity_raised: '主办方增加了名额',
  other_mode: '另一种参加方式有空位，而你愿意接受',
  rescheduled: '活动定了新时间',
}

export const offerReasonEn: MailWords['fact']['offerReason'] = {
  place_freed: 'somebody cancelled',
  offer_lapsed: 'the one before you did not confirm in time',
  offer_declined: 'the one before you declined',
  capacity_raised: 'the organiser added places',
  other_mode: 'there is room in the other mode, which you accept as well',
  rescheduled: 'the event has a new date',
}

export const projectZh: MailWords['fact']['project'] = {
  selected: '入选',
  reserve: '列为备选',
  declined: '这次没有入选',
  replay_published: '回放已发布',
}
export const projectEn: MailWords['fact']['project'] = {
  selected: 'selected',
  reserve: 'in reserve',
  declined: 'not selected this time',
  replay_published: 'the replay is published',
}

/** What the event costs, at the end of a sentence; nothing in notices of before it was said. */
export const feeZh = { free: '参加免费。', paid: '费用每人 {{yuan}} 元，由{{payee}}收取，平台不代收。' }
export const feeEn = {
  free: ' It is free.',
  paid: ' It costs CNY {{yuan}} a person, taken by {{payee}} and never by this platform.',
}
