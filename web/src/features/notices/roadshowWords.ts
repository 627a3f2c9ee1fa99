/** Notices of events, in both languages. */
export const zh = {
  roadshow_submitted: '活动「{{event}}」提交了申请，等待你批准。',
  roadshow_decided: '活动「{{event}}」的申请：{{decision}}。',
  project_submitted: '「{{event}}」收到一份项目申报，等待你们决定。',
  project_withdrawn: '「{{event}}」有一个项目由申报方撤回了。',
  project_decided: '你们申报「{{event}}」的项目：{{project}}。',
  roadshow_moved: '「{{event}}」的时间或地点有变，现定于 {{startTime}} 开始，请确认是否仍然参加。',
  roadshow_postponed: '「{{event}}」延期，你的报名保留，新时间确定后再通知。',
  roadshow_cancelled: '「{{event}}」取消了，原因写在页面上。',
  signup_confirmed: '「{{event}}」的位置已确认，{{startTime}} 开始。',
  signup_pending: '「{{event}}」的报名已收到，等待主办方确认。',
  signup_waitlisted: '「{{event}}」暂时满额，你排在候补第 {{count}} 位。',
  signup_offered: '「{{event}}」有一个位置给你（{{offerReason}}），请在 {{expiryTime}} 前确认。',
  signup_lapsed: '「{{event}}」给你的位置没有在时限内确认，已让给下一位。',
  signup_rejected: '主办方没有确认你对「{{event}}」的报名，原因写在页面上。',
  signup_withdrawn: '你对「{{event}}」的报名已经取消。',
  signup_reminder: '「{{event}}」将于 {{startTime}} 开始。',
}

export const en = {
  roadshow_submitted: 'The event “{{event}}” waits for your approval.',
  roadshow_decided: 'Your event “{{event}}”: {{decision}}.',
  project_submitted: 'A project was submitted to “{{event}}” and waits for your decision.',
  project_withdrawn: 'A project of “{{event}}” was withdrawn by its submitter.',
  project_decided: 'Your project for “{{event}}”: {{project}}.',
  roadshow_moved: '“{{event}}” has a new time or place and starts on {{startTime}}; please say whether you still come.',
  roadshow_postponed: '“{{event}}” is postponed; you keep your place.',
  roadshow_cancelled: '“{{event}}” is cancelled; the page says why.',
  signup_confirmed: 'Your place at “{{event}}” is confirmed; it starts on {{startTime}}.',
  signup_pending: 'Your sign-up for “{{event}}” waits for the organiser.',
  signup_waitlisted: '“{{event}}” is full for now; you are number {{count}} in line.',
  signup_offered: 'There is a place for you at “{{event}}” ({{offerReason}}); please confirm by {{expiryTime}}.',
  signup_lapsed: 'The place at “{{event}}” was not confirmed in time and went to the next in line.',
  signup_rejected: 'The organiser did not confirm your sign-up for “{{event}}”; the page says why.',
  signup_withdrawn: 'Your sign-up for “{{event}}” is cancelled.',
  signup_reminder: '“{{event}}” starts on {{startTime}}.',
}

export const offerReasonZh = {
  place_freed: '有人取消了报名',
  offer_lapsed: '前一位没有在时限内确认',
  offer_declined: '前一位放弃了',
  capacity_raised: '主办方增加了名额',
  other_mode: '另一种参加方式有空位，而你愿意接受',
  rescheduled: '活动定了新时间',
}

export const offerReasonEn = {
  place_freed: 'somebody cancelled',
  offer_lapsed: 'the one before you did not confirm in time',
  offer_declined: 'the one before you declined',
  capacity_raised: 'the organiser added places',
  other_mode: 'there is room in the other mode, which you accept as well',
  rescheduled: 'the event has a new date',
}

export const projectZh = { selected: '入选', reserve: '列为备选', declined: '这次没有入选', replay_published: '回放已发布' }
export const projectEn = {
  selected: 'selected',
  reserve: 'in reserve',
  declined: 'not selected this time',
  replay_published: 'the replay is published',
}
