import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { give, step } from './child.mjs'
import { Stop } from './words.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  path.join(os.homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** Real Chromium for the browser tests: named, found, or installed by the machine's own package manager; else a failure. */
export async function ensureChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given && !runs(given)) throw new Stop('chromium', `CHROMIUM_PATH=${given}`)
  const found = given || find() || (await install())
  if (!found) throw new Stop('chromium', '没有找到 Chromium，也装不上 / no Chromium was found and none could be installed')
  give('CHROMIUM_PATH', found)
  return found
}

function find() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).concat('/usr/bin', '/usr/local/bin', '/snap/bin')
  return [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...PLACES].find(runs)
}

/** It must run, not only be there: some systems put a sentence in its place. */
function runs(file) {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    return false
  }
  if (process.platform === 'win32') return true
  return spawnSync(file, ['--version', '--no-sandbox'], { timeout: 20_000, stdio: 'ignore' }).status === 0
}

async function install() {
  const has = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
  if (!has('apt-get', '--version')) return null
  const isRoot = process.getuid?.() === 0
  if (!isRoot && !has('sudo', '-n', 'true')) return null
  const [command, ...before] = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get']
  const settings = { DEBIAN_FRONTEND: 'noninteractive' }
  await step('apt-get update', 'chromium', command, [...before, 'update'], { settings })
  const packages = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']
  await step('安装 Chromium 与中文字体 / apt-get install chromium', 'chromium', command, [...before, ...packages], { settings })
  return find()
}
