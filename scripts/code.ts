import { codesOf } from '@keqiao/server/accounts/second-factor'
import { DEMO_SECOND_FACTOR, STAFF_ACCOUNTS } from '@keqiao/server/seed'

const codes = codesOf(DEMO_SECOND_FACTOR)
const seconds = Math.ceil(codes.remaining() / 1000)
console.log(`${codes.generate()}  ${seconds} 秒内有效，只能用一次 / valid for ${seconds} s, once`)
for (const { email, role } of STAFF_ACCOUNTS) console.log(`  ${email.padEnd(30)} ${role}`)
