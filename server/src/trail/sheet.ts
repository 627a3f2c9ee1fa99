import type { rows } from './store.ts'

type Row = Awaited<ReturnType<typeof rows>>[number]

const HEADINGS = ['序号', '时间（UTC）', '人员编号', '姓名', '角色', '操作', '对象', '细节', '哈希']

/** For auditors' own tools: codes and ids as they are stored, and the hash that ties each row to the chain. */
export const sheetOf = (found: Row[]) => [
  HEADINGS,
  ...found.map((row) => [
    row.seq,
    row.at,
    row.actorId,
    row.actor,
    row.roles.join(' '),
    row.action,
    row.subject,
    JSON.stringify(row.facts),
    row.hash,
  ]),
]
