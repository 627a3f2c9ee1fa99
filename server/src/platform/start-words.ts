import type { StartFault } from './start-fault.ts'

type Facts = Record<string, unknown>

/** What is said when the server cannot start: what is wrong and what to do, in both languages. */
const WORDS: Record<string, (facts: Facts) => string> = {
  settings_wrong: ({ faults }) =>
    [
      '设置有误 / Settings are wrong:',
      ...(faults as { setting: string; given: unknown; fault: string }[]).map(
        ({ setting, given, fault }) => `  ${setting}=${given ?? ''}  ${fault}`,
      ),
    ].join('\n'),
  folder_unwritable: ({ folder }) =>
    `无法写入数据目录 ${folder}，请更换 DATA_DIR 或修改权限。 / Cannot write to ${folder}: set DATA_DIR to another folder or change its rights.`,
  port_in_use: ({ port }) =>
    `端口 ${port} 已被占用，请用 PORT=另一个端口 启动。 / Port ${port} is in use: start with another PORT.`,
  port_forbidden: ({ port }) =>
    `没有权限使用端口 ${port}，请用大于 1024 的 PORT。 / Port ${port} is not allowed: use a PORT above 1024.`,
  database_in_use: ({ file }) =>
    `数据库 ${file} 正被另一个科桥进程使用；SQLite 只允许一个，请先停掉它，或改用 Postgres。 / Another Keqiao is using ${file}: stop it first, or use Postgres.`,
  index_in_use: ({ file }) =>
    `检索索引 ${file} 正由另一个科桥进程写；这个进程请设 WORKER=none（跟读那份索引），或另给一个 DATA_DIR。 / Another Keqiao is writing the index ${file}: start this one with WORKER=none, or with a DATA_DIR of its own.`,
  database_unreachable: ({ url, fault }) => `连不上数据库 ${url}：${fault} / The database cannot be reached.`,
  model_missing: ({ model, folders }) =>
    `找不到向量模型 ${model}（找过 ${(folders as string[]).join('、')}），请改 EMBEDDING_MODEL 或 MODEL_DIR。 / The model ${model} is in none of these folders: set EMBEDDING_MODEL or MODEL_DIR.`,
  search_key_refused: ({ url, fault }) =>
    `检索服务器 ${url} 不接受 MEILI_KEY（${fault}），请检查密钥与它的权限。 / The search server refuses MEILI_KEY: check the key and its rights.`,
  search_server_too_old: ({ url, version, least }) =>
    `检索服务器 ${url} 是 ${version}，需要 ${least} 或更新。 / The search server is ${version}: ${least} or newer is needed.`,
}

export const sentenceOf = ({ code, facts }: StartFault) => WORDS[code]?.(facts) ?? `${code} ${JSON.stringify(facts)}`
