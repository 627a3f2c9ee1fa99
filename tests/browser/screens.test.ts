import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { DESKTOP, PHONE, SCREENS } from '../support/browser.ts'

const MOST = 250_000

describe.each(['home', 'search', 'need', 'achievement', 'import', 'workspace', 'roadshow', 'organise', 'check-in'])(
  'the picture of the page %s',
  (name) => {
    test.each([DESKTOP, PHONE])('is there as of a screen of $width × $height, and light', ({ width, height }) => {
      const png = readFileSync(path.join(SCREENS, `${name}-${width}.png`))
      // The first chunk of a PNG is its head: width and height stand at 16 and 20.
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height])
      expect(png.length).toBeLessThanOrEqual(MOST)
    })
  },
)
