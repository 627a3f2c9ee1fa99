import { spawn } from 'node:child_process'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

const ZONES = ['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Apia']
interface Told {
  zone: string
  offset: number
  outcome: {
    ofMoments: { startsAt: string; endsAt: string; back: string[]; shown: string; day: string; states: string[]; offer: string }[]
    stored: string[]
    answers: number[]
    back: string[]
    mailed: (string[] | null)[]
    said: string[]
  }
}

function tellFrom(zone: string): Promise<Told> {
  const job = path.join(import.meta.dirname, 'zones-job.ts')
  const child = spawn(process.execPath, [job], { env: { PATH: process.env.PATH, TZ: zone }, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  return new Promise((done, failed) =>
    child.on('close', (code) => {
      if (code === 0) done(JSON.parse(said.out.trim().split('\n').at(-1) as string))
      else failed(new Error(said.err))
    }),
  )
}

describe('events in processes of four zones', () => {
  let told: Told[]
  beforeAll(async () => {
    told = await Promise.all(ZONES.map(tellFrom))
  })
  const each = (look: (outcome: Told['outcome']) => unknown) => [
    ...new Set(told.map(({ outcome }) => JSON.stringify(look(outcome)))),
  ]

  test('each really lives in its zone, and all tell the same to the letter', () => {
    expect(told.map(({ zone }) => zone)).toEqual(ZONES)
    expect(told.map(({ offset }) => offset)).toEqual([-480, 0, 300, -780])
    expect(each((outcome) => outcome)).toHaveLength(1)
  })

  test('another parser reads the very moments back: over midnight, on 29 February, in summer times here and there', () => {
    const { ofMoments } = (told[0] as Told).outcome
    expect(ofMoments.map(({ back }) => back.slice(1))).toEqual(ofMoments.map(({ startsAt, endsAt }) => [startsAt, endsAt]))
    expect(ofMoments).toHaveLength(12)
  })

  test('days and hours are those of Shanghai', () => {
    const { ofMoments, said } = (told[0] as Told).outcome
    expect(ofMoments[0]).toMatchObject({ day: '2026-12-02', shown: expect.stringContaining('2026-12-02（周三）23:00') })
    expect(ofMoments[3]).toMatchObject({ day: '2028-02-29', shown: expect.stringContaining('2028-03-01（周三）01:30') })
    expect(said).toEqual(['12 月 2 日 23:00（北京时间） 开始'])
  })

  test('registration ends on the millisecond by the server’s clock, for every moment and over HTTP', () => {
    const { ofMoments, answers } = (told[0] as Told).outcome
    for (const { states } of ofMoments) expect(states).toEqual(['reg_open', 'reg_open', 'live', 'live'])
    expect(answers).toEqual([201, 201, 409, 409])
  })

  test('what is stored is UTC in one spelling; the calendar by mail is that of the page', () => {
    const { stored, back, mailed } = (told[0] as Told).outcome
    expect(stored).toEqual([
      '2026-12-02T15:00:00.000Z',
      '2026-12-02T17:00:00.000Z',
      '2026-11-01T00:00:00.000Z',
      '2026-12-01T16:00:00.000Z',
    ])
    expect(back).toEqual(['2026-12-02T23:00:00', '2026-12-02T15:00:00.000Z', '2026-12-02T17:00:00.000Z'])
    expect(mailed.length).toBeGreaterThan(1)
    for (const one of mailed) expect(one).toEqual(back)
  })
})
