import { ACCOUNT, CENTRE, OPEN } from './expected/account.ts'
import { AGENTS } from './expected/agents.ts'
import { ALERTS } from './expected/alerts.ts'
import { CHECKINS } from './expected/checkins.ts'
import { DESK } from './expected/desk.ts'
import { ENCOUNTERS } from './expected/encounters.ts'
import { EVENTS } from './expected/events.ts'
import { FILES } from './expected/files.ts'
import { GRANTS } from './expected/grants.ts'
import { LISTINGS } from './expected/listings.ts'
import { LIVE } from './expected/live.ts'
import { MEETINGS } from './expected/meetings.ts'
import { ORGANISATIONS } from './expected/organisations.ts'
import { PRIVACY } from './expected/privacy.ts'
import { PROVENANCE } from './expected/provenance.ts'
import { TURNOUT } from './expected/turnout.ts'
import type { Request } from './request.ts'
import * as account from './requests/account.ts'
import * as agents from './requests/agents.ts'
import * as alerts from './requests/alerts.ts'
import * as checkins from './requests/checkins.ts'
import * as desk from './requests/desk.ts'
import * as encounters from './requests/encounters.ts'
import * as events from './requests/events.ts'
import * as files from './requests/files.ts'
import * as grants from './requests/grants.ts'
import * as listings from './requests/listings.ts'
import * as live from './requests/live.ts'
import * as meetings from './requests/meetings.ts'
import * as organisations from './requests/organisations.ts'
import * as privacy from './requests/privacy.ts'
import * as provenance from './requests/provenance.ts'
import * as turnout from './requests/turnout.ts'
import type { Row } from './row.ts'

/** The whole table by subject: who gets in where. A route may have several rows, told apart by what stands in brackets. */
export const TABLE: Record<string, Record<string, Row>> = {
  公开: OPEN,
  账号与通知: ACCOUNT,
  个人信息: PRIVACY,
  成果与需求: LISTINGS,
  提醒与订阅: ALERTS,
  审核与诊断: DESK,
  来源重复认领: PROVENANCE,
  附件与导入导出: FILES,
  授权: GRANTS,
  线下对接: ENCOUNTERS,
  机构与人员: ORGANISATIONS,
  技术经理人: AGENTS,
  路演与活动: EVENTS,
  现场签到: CHECKINS,
  线上会场: LIVE,
  一对一洽谈: MEETINGS,
  到场与跟进: TURNOUT,
  中心: CENTRE,
}
export const ROWS: Record<string, Row> = Object.assign({}, ...Object.values(TABLE))

/** How each row is asked. */
export const REQUESTS: Record<string, Request> = {
  ...account.OPEN,
  ...account.ACCOUNT,
  ...account.CENTRE,
  ...alerts.ALERTS,
  ...listings.LISTINGS,
  ...desk.DESK,
  ...privacy.PRIVACY,
  ...provenance.PROVENANCE,
  ...files.FILES,
  ...grants.GRANTS,
  ...encounters.ENCOUNTERS,
  ...organisations.ORGANISATIONS,
  ...agents.AGENTS,
  ...events.EVENTS,
  ...checkins.CHECKINS,
  ...live.LIVE,
  ...meetings.MEETINGS,
  ...turnout.TURNOUT,
}

/** `POST /api/v1/needs/:id/move (submit)` → its route. */
export const routeOf = (name: string) => name.replace(/ \([^)]*\)$/, '')
export const partsOf = (name: string) => routeOf(name).split(' ') as [method: string, path: string]
