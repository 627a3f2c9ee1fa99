/// <reference lib="dom" />
import path from 'node:path'
import { ticketUrl } from '@keqiao/shared/signups'
import { writeCameraFeed } from '../../tests/support/camera.ts'
import { launchWithCamera } from '../../tests/support/chromium.ts'

interface Watch {
  frames: number[]
  sent: number[]
  answers: number[]
}
type Watching = typeof globalThis & { watch: Watch }
const PATIENCE_MS = 180_000

/** Milliseconds from a new picture of the camera, and from a ticket that is sent by hand, to its answer on the screen. */
export async function seenByCamera(address: string, door: string, seen: string[], typed: string[], folder: string) {
  const feed = path.join(folder, 'camera.y4m')
  writeCameraFeed(
    feed,
    seen.map((ticket) => ticketUrl(address, ticket)),
  )
  const browser = await launchWithCamera(feed)
  try {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', permissions: ['camera'] })
    const page = await context.newPage()
    await page.goto(`${address}/door/${door}`)
    await page.getByLabel('或输入票号、链接').waitFor()
    await page.evaluate(watch)
    for (const [n, ticket] of typed.entries()) {
      await page.getByLabel('或输入票号、链接').fill(ticket)
      await page.getByRole('button', { name: '签到', exact: true }).click()
      await page.waitForFunction((count) => (globalThis as Watching).watch.answers.length >= count, n + 1)
    }
    const byHand = await page.evaluate(() => {
      const { sent, answers } = (globalThis as Watching).watch
      return answers.splice(0).map((at, n) => at - (sent[n] as number))
    })
    await page.getByRole('button', { name: '打开摄像头' }).click()
    const most = { timeout: PATIENCE_MS }
    await page.waitForFunction((count) => (globalThis as Watching).watch.answers.length >= count, seen.length, most)
    const byCamera = await page.evaluate((count) => {
      const { frames, answers } = (globalThis as Watching).watch
      return answers.slice(0, count).map((at) => at - (frames.findLast((frame) => frame <= at) as number))
    }, seen.length)
    return { typed: byHand, frames: byCamera }
  } finally {
    await browser.close()
  }
}

/** Runs in the page: when pictures come, tickets are sent, and another name stands in the answer. */
function watch() {
  const seen: Watch = { frames: [], sent: [], answers: [] }
  Object.assign(globalThis, { watch: seen })
  document.querySelector('form')?.addEventListener('submit', () => seen.sent.push(performance.now()), { capture: true })
  const video = document.querySelector('video')
  const next = () =>
    video?.requestVideoFrameCallback(() => {
      seen.frames.push(performance.now())
      next()
    })
  next()
  const place = document.querySelector('[aria-label="签到结果"]')
  let name = ''
  new MutationObserver(() => {
    const now = place?.querySelector('h2')?.textContent ?? ''
    if (now && now !== name) seen.answers.push(performance.now())
    name = now
  }).observe(place as Node, { subtree: true, childList: true, characterData: true })
}
