// Long, because it holds every notice in one language.
import type { MailWords } from './words.ts'
import * as alerts from './words-alerts.ts'
import * as meetings from './words-meetings.ts'
import * as roadshow from './words-roadshow.ts'
import * as turnout from './words-turnout.ts'

const look = '查看'

export const zh: MailWords = {
  notice: {
    organisation_applied: {
      title: '有单位申请入驻',
      text: '「{{organisation}}」提交了入驻申请，等待你核验。',
      button: '去核验',
    },
    organisation_verified: {
      title: '单位已通过核验',
      text: '「{{organisation}}」已通过核验，现在可以发布成果与需求。',
      button: look,
    },
    organisation_refused: {
      title: '单位核验未通过',
      text: '「{{organisation}}」的核验未通过。页面上写明了原因，改正后可以再次提交。',
      button: '看原因',
    },
    organisation_suspended: {
      title: '单位已暂停',
      text: '「{{organisation}}」已被暂停，成果与需求暂不公开。页面上写明了原因，可联系本地区运营人员。',
      button: '看原因',
    },
    organisation_closed: {
      title: '单位已关闭',
      text: '「{{organisation}}」已被关闭，成果与需求不再公开。页面上写明了原因。',
      button: '看原因',
    },
    organisation_reopened: {
      title: '单位已恢复',
      text: '运营人员恢复了「{{organisation}}」，页面上写明了现在的状态。',
      button: look,
    },
    organisation_unmanned: {
      title: '单位已没有成员',
      text: '「{{organisation}}」的最后一位成员离开了，它已停用。有人认领时请核实。',
      button: look,
    },
    organisation_change_requested: {
      title: '单位申请变更登记',
      text: '「{{organisation}}」申请变更名称、代码、类型或地区，等待你确认。确认前原登记继续有效。',
      button: '去确认',
    },
    organisation_change_decided: {
      title: '变更登记已答复',
      text: '「{{organisation}}」的变更申请：{{decision}}。',
      button: look,
    },
    organisation_claimed: {
      title: '有人认领单位',
      text: '有人提出认领「{{organisation}}」，等待你核实。',
      button: '去核实',
    },
    organisation_claim_decided: {
      title: '认领已答复',
      text: '你对「{{organisation}}」的认领：{{decision}}。',
      button: look,
    },
    office_invitation: {
      title: '邀请你担任交易中心职务',
      text: '{{by}} 邀请你担任交易中心的职务，接受后生效。如果你不认识对方，可以不理会这封邮件。',
      button: '查看邀请',
    },
    office_withdrawn: {
      title: '职务已免去',
      text: '你在交易中心的一项职务已免去，相应权限从现在起失效。',
      button: look,
    },
    invitation: {
      title: '邀请你加入「{{organisation}}」',
      text: '{{by}} 邀请你加入「{{organisation}}」，一起管理本单位的成果与需求。如果你不认识对方，可以不理会这封邮件。',
      button: '查看邀请',
    },
    membership_changed: {
      title: '你在单位中的身份有变化',
      text: '你在「{{organisation}}」的身份有变化：{{change}}。',
      button: look,
    },
    password_reset: {
      title: '重设密码',
      text: '我们收到了重设密码的请求。请用下面的链接设置新密码。如果不是你本人操作，可以不理会这封邮件，密码不会改变。',
      button: '设置新密码',
    },
    mail_verification: {
      title: '确认邮箱',
      text: '请确认这个邮箱是你的。如果你没有在科桥注册，可以不理会这封邮件。',
      button: '确认邮箱',
    },
    password_changed: {
      title: '密码已修改',
      text: '你的密码刚刚修改过，其他设备上的登录已经结束。如果不是你本人操作，请立即重设密码。',
      button: '查看账号',
    },
    sign_up: {
      title: '完成注册',
      text: '有人用这个邮箱在科桥注册。如果是你，请在 24 小时内打开下面的链接设置密码；如果不是，可以不理会这封邮件，不会建立账号。',
      button: '设置密码，完成注册',
    },
    address_known: {
      title: '你的邮箱已有账号',
      text: '有人想用你的邮箱注册，或把账号换到你的邮箱。你已经有账号，什么也没有改变：直接登录即可，忘了密码可以重设。如果不是你，可以不理会。',
      button: '去登录',
    },
    mail_changed: {
      title: '账号邮箱已更换',
      text: '你的账号已换到另一个邮箱，这个邮箱不再能登录。如果不是你本人操作，请立即联系交易中心。',
      button: '去登录',
    },
    second_factor_on: {
      title: '动态验证码已启用',
      text: '你的账号刚刚设好了动态验证码，其他设备上的登录已经结束。如果不是你本人操作，请立即重设密码。',
      button: '查看账号',
    },
    second_factor_off: {
      title: '动态验证码已停用',
      text: '你的账号刚刚停用了动态验证码，其他设备上的登录已经结束。如果不是你本人操作，请立即重设密码。',
      button: '查看账号',
    },
    review_returned: {
      title: '「{{name}}」需要修改',
      text: '审核员退回了「{{name}}」，并逐项写明了要改什么。改好后请再次提交。',
      button: '去修改',
    },
    review_approved: { title: '「{{name}}」已通过审核', text: '「{{name}}」已通过审核，现在公开可见。', button: look },
    review_rejected: { title: '「{{name}}」未通过审核', text: '「{{name}}」未通过审核，页面上写明了原因。', button: '看原因' },
    need_questions: {
      title: '「{{name}}」有 {{count}} 个问题待你回答',
      text: '审核员就「{{name}}」提了 {{count}} 个问题。回答之后审核继续。',
      button: '去回答',
    },
    need_answered: {
      title: '「{{name}}」的问题已回答',
      text: '发布方回答了「{{name}}」的问题，等待你继续审核。',
      button: '继续审核',
    },
    need_closed: {
      title: '「{{name}}」已办结',
      text: '服务台办结了「{{name}}」，办理结果写在页面上。',
      button: '看办理结果',
    },
    parked_match: {
      title: '长期跟踪的「{{name}}」有了新的匹配',
      text: '长期跟踪的「{{name}}」新出现 {{count}} 项很合适的成果。可以重新诊断，把它转入审核。',
      button: '看匹配',
    },
    expiry_reminder: {
      title: '「{{name}}」即将到期',
      text: '「{{name}}」将于 {{expiresAt}}到期。如果仍然有效，请点一下“确认仍有效”。',
      button: '确认仍有效',
    },
    expired: { title: '「{{name}}」已到期', text: '「{{name}}」已到期，不再公开显示。需要时可以重新发布。', button: look },
    claim_requested: {
      title: '有单位认领「{{name}}」',
      text: '「{{organisation}}」申请认领「{{name}}」，等待你核对。',
      button: '去核对',
    },
    record_merged: {
      title: '两条成果已合并',
      text: '「{{name}}」与「{{into}}」经核对是同一项成果，已合并；两边的来源和编号都保留。',
      button: look,
    },
    claim_decided: { title: '「{{name}}」的认领有了结果', text: '「{{name}}」的认领申请{{decision}}。', button: look },
    attachment_requested: {
      title: '有人申请查看「{{name}}」的{{what}}',
      text: '{{by}} 申请查看「{{name}}」的{{what}}，等待你决定。',
      button: '去决定',
    },
    attachment_granted: {
      title: '可以查看「{{name}}」的{{what}}了',
      text: '你申请的「{{name}}」的{{what}}已获准查看。',
      button: look,
    },
    attachment_refused: {
      title: '申请未获准',
      text: '你申请的「{{name}}」的{{what}}未获准查看，页面上写明了原因。',
      button: look,
    },
    access_lapsed: {
      title: '申请未得到答复',
      text: '你申请的「{{name}}」的{{what}}在期限内没有得到答复，申请已失效，可以再次申请。',
      button: look,
    },
    access_invited: {
      title: '邀请你查看一条需求或成果',
      text: '有单位邀请你查看一条需求或成果。是谁、是什么，只在平台上显示，不写在邮件里。',
      button: look,
    },
    access_invitation: {
      title: '邀请你查看一条需求或成果',
      text: '{{by}} 邀请你查看一条需求或成果。用收到这封邮件的邮箱登录或注册后接受邀请即可查看，内容不写在邮件里。如果你不认识对方，可以不理会这封邮件。',
      button: '查看邀请',
    },
    encounter_asked: {
      title: '一条线下对接记录等你确认',
      text: '{{as}}记下了 {{onAt}} 的一次线下对接，请你单位确认，或指出不符之处。到 {{dueAt}} 没有答复，它将作为单方记录保留。',
      button: '去确认',
    },
    encounter_link: {
      title: '请确认一条线下对接记录',
      text: '{{as}}在科桥技术交易平台记下了 {{onAt}} 与你的一次线下对接，请确认，或指出不符之处；不用注册。到 {{dueAt}} 没有答复，它将作为单方记录保留。如果你没有参加，可以在页面上说明，或不理会这封邮件。',
      button: '看记录',
    },
    encounter_answered: { title: '线下对接记录有了答复', text: '你的一条线下对接记录：{{reply}}。', button: look },
    encounter_noted: { title: '线下对接记录有了补充', text: '你的一条线下对接记录{{note}}。', button: look },
    encounter_due: {
      title: '线下对接的下一步快到期',
      text: '一次线下对接约定的下一步，期限是 {{dueAt}}。做完后请在记录下写明已跟进。',
      button: look,
    },
    grant_withdrawn: { title: '查看权限已收回', text: '「{{name}}」的{{what}}不再对你开放。', button: look },
    agent_applied: { title: '有人申请成为技术经理人', text: '{{name}} 申请成为技术经理人，等待你审核。', button: '去审核' },
    agent_returned: {
      title: '技术经理人申请需要补充',
      text: '你的技术经理人申请有 {{count}} 处需要补充，页面上逐处写明了原因。补好后请再次提交。',
      button: '去补充',
    },
    agent_suspended: { title: '技术经理人资格已暂停', text: '你的技术经理人资格已被暂停，页面上写明了原因。', button: '看原因' },
    agent_restored: { title: '技术经理人资格已恢复', text: '你的技术经理人资格已恢复，可以继续接单。', button: look },
    agent_dormant: {
      title: '你的技术经理人页面已休眠',
      text: '你有一段时间没有活动，技术经理人页面已休眠，不再参与派单。回来时点一下即可恢复。',
      button: '恢复',
    },
    agent_decided: { title: '技术经理人申请有了结果', text: '你的技术经理人申请{{decision}}。', button: look },
    agent_certificate_expiring: {
      title: '技术经理人证书即将到期',
      text: '你的证书将于 {{expiresAt}}到期。请在到期前上传新证书，以免影响接单。',
      button: '更新证书',
    },
    assignment_offered: {
      title: '有一项新的派单等你答复',
      text: '中心派给你一项工作，请在 {{dueAt:time}}前答复是否接受。',
      button: '去答复',
    },
    assignment_answered: { title: '派单有了答复', text: '{{by}}{{answer}}你派的工作。', button: look },
    assignment_lapsed: { title: '派单逾期未答复', text: '{{by}} 没有按时答复，派单已收回，可以另派他人。', button: '去改派' },
    assignment_released: { title: '一项派单已收回', text: '中心收回了派给你的一项工作，无需再处理。', button: look },
    taken_down: { title: '「{{name}}」已被下架', text: '中心下架了「{{name}}」，页面上写明了原因。', button: '看原因' },
    restored: { title: '「{{name}}」已恢复', text: '中心恢复了「{{name}}」。', button: look },
    personal_export_ready: {
      title: '你的个人数据已备好',
      text: '你申请导出的个人数据已经备好，可下载至 {{expiresAt:time}}。',
      button: '去下载',
    },
    erasure_asked: {
      title: '你的账号将在 {{dueAt}}注销',
      text: '我们收到了注销账号的申请。{{dueAt:time}}之前可以反悔：登录后在「隐私中心」选择保留账号。若不是你本人申请，请马上登录保留账号并改密码。',
      button: '看申请',
    },
    erasure_refused: {
      title: '账号还不能注销',
      text: '你是全省最后一位运营人员。请先让另一位接任，再申请注销。',
      button: '去隐私中心',
    },
    ...roadshow.zh,
    ...meetings.zh,
    ...turnout.zh,
    ...alerts.zh,
    digest: {
      title: '今日汇总：{{count}} 条通知',
      text: '下面是你选择每日汇总的通知，点开各自的链接就能办理。',
      button: '打开站内信',
    },
  },
  fact: {
    change: {
      joined: '你已加入',
      left: '你已退出',
      removed: '你已被移出',
      made_admin: '你已成为管理员',
      made_member: '你已改为普通成员',
    },
    what: { READ: '内容', NAME: '单位名称', FILES: '附件' },
    as: { demand: '需求方', supply: '成果方', agent: '技术经理人', operator: '交易中心' },
    reply: {
      confirmed: '双方都已确认',
      confirmed_one: '一方已确认',
      contested: '一方指出有不符之处',
      one_sided: '七天内没有双方确认，已成为单方记录',
    },
    note: { correction: '有了一条更正', followed: '写明已跟进', closed: '写明不再跟进' },
    answer: { accepted: '接受了', declined: '没有接受', done: '完成了' },
    offerReason: roadshow.offerReasonZh,
    project: roadshow.projectZh,
    decision: { approved: '已通过', refused: '未通过' },
  },
  unnamed: '一条未公开的需求',
  kind: {
    review: '审核与发布',
    access: '附件申请与授权',
    organisation: '单位与成员',
    meeting: '对接与会面',
    roadshow: '路演与对接活动',
    match: '匹配与订阅',
    expiry: '到期提醒',
    account: '账号与个人数据',
    digest: '每日汇总',
  },
  fee: roadshow.feeZh,
  brand: '科桥',
  greeting: '{{name}}，你好：',
  greetingUnknown: '你好：',
  footer: '科桥 · 科技成果与企业需求的对接。此邮件由系统发出，请不要直接回复。',
  whySent: '这封邮件属于「{{kind}}」。',
  stop: '不再接收这类邮件',
  mute: '不再提醒「{{name}}」',
  choose: '通知设置',
}
