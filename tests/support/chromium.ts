import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

const PLACES = [
  ...['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) =>
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) => path.join(folder, name)),
  ),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** A missing browser is a failure, never a skipped test. */
export function findChromium(given = process.env.CHROMIUM_PATH): string {
  const found = (given ? [given] : PLACES).find((file) => {
    try {
      accessSync(file, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
  if (!found)
    throw new Error(
      `no Chromium ${given ? `at CHROMIUM_PATH=${given}` : 'on this machine'}: install it or name it by CHROMIUM_PATH`,
    )
  return found
}

export const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser whose camera is this file. */
export const launchWithCamera = (feed: string) =>
  chromium.launch({
    executablePath: findChromium(),
    args: [...ARGS, '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${feed}`],
  })
