import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { dialect } from '@keqiao/server/platform/db/dialect'
import { trail } from '@keqiao/server/platform/trail.tables'
import { expect, test } from 'vitest'
import { startHouse } from '../../tests/support/start-house.ts'

const script = path.join(import.meta.dirname, 'index.ts')

async function verify(dataDir: string) {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' }
  return promisify(execFile)(process.execPath, [script], { env }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (fault: { code: number; stdout: string }) => ({ code: fault.code, stdout: fault.stdout }),
  )
}

// A database in the memory of another process cannot be looked at from here.
test.runIf(dialect === 'sqlite')(
  'the command looks beside a house at work: ok, or each damage by its place and code 1',
  async () => {
    await using house = await startHouse()
    await house.addPeople()
    await house.services.anchors.anchor()
    const count = await house.services.db.read.$count(trail)
    const whole = await verify(house.dataDir)
    expect([whole.code, whole.stdout]).toEqual([0, expect.stringMatching(new RegExp(`^ok  ${count} 行 / rows，1 个锚点`))])

    await house.services.db.write(async (tx) => {
      const [first] = await tx.select().from(trail).orderBy(trail.seq).limit(1)
      await tx.delete(trail)
      await tx.insert(trail).values({ ...(first as typeof trail.$inferInsert), subject: 'need:1' })
    })
    const { code, stdout } = await verify(house.dataDir)
    expect(code).toBe(1)
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      '✗ 第 1 行：被改动 / row 1: altered',
      `✗ 第 2–${count} 行：被删除 / rows 2–${count}: removed`,
    ])
  },
)
