/// <reference lib="dom" />
import type { Page } from 'playwright-core'

/** By how many pixels the page scrolls sideways. */
export const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

/** Text that its own box cuts off; what is meant to end in dots says so in its title. */
export const clipped = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
        if (!hasText || element.clientWidth <= 1 || !element.checkVisibility()) return false
        const { overflowX, textOverflow, display } = getComputedStyle(element)
        return (
          display !== 'inline' &&
          overflowX !== 'visible' &&
          textOverflow !== 'ellipsis' &&
          element.scrollWidth > element.clientWidth + 1
        )
      })
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.trim().slice(0, 40)}`),
  )
