/** An achievement with nothing to say to the usual need. */
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
