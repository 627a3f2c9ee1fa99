import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { inRoot } from './child.mjs'
import { Stop } from './words.mjs'

const file = inRoot('.runtime', 'lock')
const MOST_WAIT_MS = 15 * 60_000

/** Two first runs at once install one after the other; the second finds the work done. */
export async function alone(work) {
  mkdirSync(inRoot('.runtime'), { recursive: true })
  const began = Date.now()
  for (let told = false; !take(); await new Promise((done) => setTimeout(done, 200))) {
    if (!told) console.error('… 等待另一个进程完成安装 / waiting for another process that installs')
    told = true
    if (Date.now() - began > MOST_WAIT_MS) throw new Stop('lock', '等待过久 / waited too long')
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function take() {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch (fault) {
    if (fault.code !== 'EEXIST') throw fault
    dropIfDead()
    return false
  }
}

/** A holder that was killed cannot give the lock back. */
function dropIfDead() {
  try {
    const holder = Number(readFileSync(file, 'utf8'))
    // An empty file is a lock in the very moment of being taken.
    if (!holder || isAlive(holder)) return
    const aside = `${file}.${process.pid}`
    renameSync(file, aside)
    // Between the reading and the renaming somebody else may have dropped it and taken it anew: then it is given back.
    if (Number(readFileSync(aside, 'utf8')) === holder) rmSync(aside)
    else renameSync(aside, file)
  } catch (fault) {
    if (fault.code !== 'ENOENT') throw fault
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return fault.code === 'EPERM'
  }
}
