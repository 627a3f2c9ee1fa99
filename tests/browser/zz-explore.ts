import { chromium } from 'playwright-core'

const base = 'http://127.0.0.1:3977'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
const c = await b.newContext({ baseURL: base, viewport: { width: 1440, height: 900 } })
const p = await c.newPage()
p.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text()))
p.on('pageerror', (e) => console.log('PAGEERROR', e))
for (const a of process.argv.slice(2)) {
  if (a.startsWith('as:')) {
    const r = await c.request.post('/api/auth/sign-in/email', {
      headers: { origin: base },
      data: { email: a.slice(3), password: 'keqiao-demo-2026' },
    })
    console.log(r.status())
    continue
  }
  await p.goto(a)
  await p.locator('main h1').first().waitFor()
  await p.waitForLoadState('networkidle')
  console.log('=====', a, await p.title())
  console.log(await p.locator('body').ariaSnapshot())
}
await b.close()
