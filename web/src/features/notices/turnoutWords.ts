/** Notices of what comes after an event, in both languages. */
export const zh = {
  intention_named: '{{by}}（{{organisation}}）在「{{event}}」对你们的路演项目表示有意向或想进一步了解。',
  intention_unnamed: '「{{event}}」上有人对你们的路演项目表示有意向或想进一步了解，由中心居中联系。',
  follow_up_due: '「{{event}}」结束 {{count}} 天了，请写下每个意向、每次洽谈现在怎样。',
}

export const en = {
  intention_named: '{{by}} ({{organisation}}) is interested in your project shown at “{{event}}”, or wants to know more.',
  intention_unnamed:
    'Somebody at “{{event}}” is interested in your project, or wants to know more; the centre will bring you together.',
  follow_up_due: '“{{event}}” ended {{count}} days ago; please note where each interest and each meeting stands.',
}
