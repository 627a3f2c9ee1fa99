export const zh = {
  need_matched: '「{{name}}」有 {{count}} 项合适的新成果。',
  achievement_matched: '「{{name}}」有 {{count}} 条合适的新需求。',
  search_hits: '你保存的搜索「{{search}}」有 {{count}} 条新结果。',
  alerts_gathered: '你的成果、需求和保存的搜索共有 {{count}} 条新结果。',
}

export const en = {
  need_matched: '“{{name}}” has fitting new achievements (in all {{count}}).',
  achievement_matched: '“{{name}}” has fitting new needs (in all {{count}}).',
  search_hits: 'Your saved search “{{search}}” has new results (in all {{count}}).',
  alerts_gathered: 'Your achievements, needs and saved searches have new results (in all {{count}}).',
}
