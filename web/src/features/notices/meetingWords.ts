/** Notices of one-to-one meetings, in both languages. */
export const zh = {
  meeting_asked: '{{by}} 想在「{{event}}」与你一对一洽谈，请在 {{expiryTime}} 前答复。',
  meeting_agreed: '「{{event}}」：与 {{by}} 的洽谈约在 {{startTime}}。',
  meeting_declined: '「{{event}}」：{{by}} 没有接受洽谈，原因写在页面上。',
  meeting_countered: '「{{event}}」：{{by}} 提议改在 {{startTime}} 洽谈，请确认。',
  meeting_moved: '「{{event}}」：与 {{by}} 的洽谈改到 {{startTime}}。',
  meeting_cancelled: '「{{event}}」：{{by}} 取消了一场洽谈，时段已空出来。',
  meeting_expired: '「{{event}}」：有一个洽谈请求没有在时限内得到答复，已经作废。',
  meetings_planned: '「{{event}}」的主办方为你排好了 {{count}} 场洽谈。',
  meeting_over: '「{{event}}」的一场洽谈结束了，请在 {{expiryTime}} 前说明结果。',
}

export const en = {
  meeting_asked: '{{by}} would like to meet you at “{{event}}”; please answer by {{expiryTime}}.',
  meeting_agreed: '“{{event}}”: you meet {{by}} on {{startTime}}.',
  meeting_declined: '“{{event}}”: {{by}} declined to meet; the page says why.',
  meeting_countered: '“{{event}}”: {{by}} suggests meeting on {{startTime}}; please confirm.',
  meeting_moved: '“{{event}}”: your meeting with {{by}} is now on {{startTime}}.',
  meeting_cancelled: '“{{event}}”: {{by}} cancelled a meeting; the slot is free again.',
  meeting_expired: '“{{event}}”: a request to meet was not answered in time.',
  meetings_planned: 'The organiser of “{{event}}” arranged meetings for you ({{count}}).',
  meeting_over: 'A meeting at “{{event}}” is over; please say by {{expiryTime}} what came of it.',
}
