import { AchievementDraft } from '@keqiao/shared/achievements'
import { AgentDraft } from '@keqiao/shared/agents'
import { MoveBody } from '@keqiao/shared/listings'
import { NeedDraft } from '@keqiao/shared/needs'
import type { z } from 'zod'

/** A complete achievement; what a test cares about it says itself. */
export const achievementDraft = (given: Partial<z.input<typeof AchievementDraft>> = {}) =>
  AchievementDraft.parse({
    name: '热态板坯表面裂纹机器视觉识别',
    abstract: '采用蓝光主动照明与窄带滤波抑制红热辐射，由深度网络识别连铸坯表面裂纹。',
    problem: '连铸坯在高温下表面裂纹难以识别，漏检率高。',
    keywords: ['连铸坯', '表面裂纹', '机器视觉'],
    object: '连铸板坯',
    indicators: [{ name: '裂纹检出率', op: '>=', value: 96, unit: '%' }],
    trl: 7,
    trlBasis: 'THIRD',
    modes: ['LIC_NON'],
    priceShow: 'RANGE',
    priceMin: 50_000_000,
    priceMax: 90_000_000,
    field: '0101',
    industries: ['C31'],
    region: '130200',
    contact: { person: '演示联系人', phone: '13800000000', email: 'secret@univ.example' },
    ...given,
  })

/** A move of one revision, with what else it asks for. */
export const moveOf = (move: MoveBody['move'], revision: number, more: Partial<z.input<typeof MoveBody>> = {}) =>
  MoveBody.parse({ move, revision, ...more })

/** What an achievement says that has nothing to do with the usual need. */
export const WORDLESS = {
  name: '酸枣仁提取物掩味微粒',
  abstract: '用磷脂与环糊精复合包埋酸枣仁皂苷，掩盖苦味。',
  problem: '中药提取物苦味重、难溶。',
  keywords: ['酸枣仁', '掩味'],
  object: '酸枣仁提取物',
  indicators: [],
  field: '0902',
  industries: ['C27'],
}

/** A complete need; what a test cares about it says itself. */
export const needDraft = (given: Partial<z.input<typeof NeedDraft>> = {}) =>
  NeedDraft.parse({
    name: '板坯表面裂纹下线才发现',
    background: '两台板坯连铸机，坯子出来八九百度，表面裂纹在辊道上看不清，冷下来才靠人挑。',
    difficulty: '连铸坯红热、有氧化铁皮和水雾，裂纹只有零点几毫米。',
    object: '连铸板坯',
    indicators: [{ name: '裂纹检出率', op: '>=', value: 95, unit: '%', must: true }],
    trlMin: 6,
    modes: ['LIC_NON'],
    budgetShow: 'BUDGET',
    budgetMin: 40_000_000,
    budgetMax: 80_000_000,
    deadline: '2027-10',
    field: '0101',
    industries: ['C31'],
    region: '130200',
    tried: '换过两家相机，都不行。',
    contact: { person: '演示联系人', phone: '13900000000', email: 'secret@firm.example' },
    ...given,
  })

/** A complete application of an agent for 唐山; what a test cares about it says itself. */
export const agentDraft = (given: Partial<z.input<typeof AgentDraft>> = {}) =>
  AgentDraft.parse({
    kind: 'MANAGER',
    level: 'L2',
    title: 'T2',
    certificate: { number: 'JSJL-2025-0113', issuer: '某国家技术转移人才培养基地', issued: '2025-01-10', expires: '2028-01-09' },
    regions: ['130200'],
    fields: ['0101'],
    services: ['DIAG', 'CONTRACT'],
    years: 6,
    languages: ['ZH', 'EN'],
    intro: '做过八年炼钢工艺，熟悉连铸现场。',
    maxLoad: 2,
    commissionTerms: '成交额的百分之二，上限十万元。',
    phone: '13700000000',
    contactShared: true,
    ...given,
  })
