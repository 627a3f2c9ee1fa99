import { expect, test } from 'vitest'
import { deviceOf, maskAddress } from './devices.ts'

const KHTML = 'AppleWebKit/537.36 (KHTML, like Gecko)'
test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${KHTML} Chrome/140.0.0.0 Safari/537.36`, 'chrome', 'windows'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${KHTML} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, 'edge', 'windows'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
    'safari',
    'macos',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1',
    'chrome',
    'ios',
  ],
  [
    `Mozilla/5.0 (Linux; Android 14; V2307A) ${KHTML} Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50 wxwork`,
    'wechat',
    'android',
  ],
  [`Mozilla/5.0 (Phone; OpenHarmony 5.0) ${KHTML} Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1`, 'chrome', 'harmony'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'firefox', 'linux'],
  ['curl/8.5.0', 'other', 'other'],
  ['', 'other', 'other'],
  [null, 'other', 'other'],
] as const)('%s is %s on %s', (agent, browser, system) => {
  expect(deviceOf(agent)).toEqual({ browser, system })
})

test.each([
  ['203.0.113.7', '203.0.113.*'],
  ['2001:db8:1:2::7', '2001:db8:1:*'],
  ['', ''],
  [null, ''],
])('%s is shown as %s', (address, shown) => {
  expect(maskAddress(address)).toBe(shown)
})
