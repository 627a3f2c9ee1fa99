import { AchievementDraft } from '@keqiao/shared/achievements'
import { expect, test } from 'vitest'
import { draftOfAchievement, newAchievementValues, previewOf } from './values.ts'

const typed = {
  ...newAchievementValues(),
  name: ' 热态板坯表面裂纹识别 ',
  priceShow: 'RANGE' as const,
  priceMin: 80,
  priceMax: 150.5,
  innovations: [{ text: '蓝光线扫' }, { text: '  ' }],
  contact: { person: '演示联系人', phone: '0311-0000' },
}

test('what is typed becomes a valid draft: money in 分, empty points dropped', () => {
  const draft = AchievementDraft.parse(draftOfAchievement(typed))
  expect(draft).toMatchObject({
    name: '热态板坯表面裂纹识别',
    priceMin: 80_000_000,
    priceMax: 150_500_000,
    innovations: ['蓝光线扫'],
    trl: null,
  })
})

test('the preview never shows the contact', () => {
  expect(JSON.stringify(previewOf(typed, null))).not.toContain('演示联系人')
  expect(JSON.stringify(previewOf(typed, null))).not.toContain('0311-0000')
})

test('without a name there is nothing to preview', () => {
  expect(previewOf(newAchievementValues(), null)).toBeNull()
})
