import type { Locator } from 'playwright-core'
import { describe, expect } from 'vitest'
import { describedBy, test } from '../support/browser.ts'
import { DRIVES } from './drives.ts'

const isFocused = (box: Locator) => box.evaluate((element) => element === document.activeElement)

describe('bad input is told at its field, in words, where the person goes on; nothing typed is lost; corrected, it goes on', () => {
  test.for(DRIVES)('$name', async ({ as, open, field, typed, poor, send, fault, before, right, goesOn }, { visit }) => {
    const visited = await visit({ ...(as && { as }), expected: /40[0149]|ERR_INTERNET_DISCONNECTED/ })
    const { page } = visited
    await open(visited, (as) => visit({ as }))
    const box = field(page)
    const others = typed?.(page) ?? []
    for (const [other, value] of others) await other.fill(value)
    await box.fill(poor)
    await send(page)
    await expect.poll(() => box.getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => describedBy(box)).toMatch(fault)
    await expect.poll(() => isFocused(box)).toBe(true)
    expect(await Promise.all([box, ...others.map(([other]) => other)].map((one) => one.inputValue()))).toEqual([
      poor,
      ...others.map(([, value]) => value),
    ])
    await before?.(page)
    await box.fill(right)
    await send(page)
    await goesOn(page)
  })
})
