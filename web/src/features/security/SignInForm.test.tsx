import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { dictionaries } from '../../app/words.ts'
import { startSaying } from '../../words/say.ts'
import { SignInForm } from './SignInForm.tsx'

const PATIENCE = 20_000
beforeAll(() => {
  startSaying(dictionaries, 'zh')
  configure({ asyncUtilTimeout: PATIENCE })
})
afterEach(cleanup)

const sent: [string, unknown][] = []
beforeEach(() => sent.splice(0))

/** The network answers, each request the next; everything else is real. */
function answer(...replies: [number, unknown][]) {
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    sent.push([address, JSON.parse(String(init.body))])
    const [status, body] = replies.shift() ?? [500, {}]
    return new Response(JSON.stringify(body), { status })
  })
}

function show() {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <SignInForm search="" />
      </MemoryRouter>
    </QueryClientProvider>,
  )
}

function fill(email: string, password: string) {
  fireEvent.change(screen.getByLabelText(/邮箱/), { target: { value: email } })
  fireEvent.change(screen.getByLabelText(/^密码/), { target: { value: password } })
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
}
const box = (name: RegExp) => screen.getByLabelText<HTMLInputElement>(name)

test('what was typed stays after a refusal', async () => {
  answer([429, { code: 'rate_limited', facts: { seconds: 40 } }])
  show()
  fill('a@example.com', 'a-password-kept')
  await screen.findByText('试得太频繁，请等 40 秒再试。')
  expect([box(/邮箱/).value, box(/^密码/).value]).toEqual(['a@example.com', 'a-password-kept'])
})

test('a missing part is named at its field and nothing is sent', () => {
  answer()
  show()
  fill('nobody', '')
  expect(screen.getByText('请填写邮箱，例如 name@example.com')).toBeDefined()
  expect(screen.getByText('请填写这一项')).toBeDefined()
  expect(sent).toEqual([])
})

test('with a code app the code is asked for; a wrong one stands at its field and stays typed', async () => {
  const wrong = { code: 'invalid_input', facts: {}, issues: [{ path: 'code', code: 'code_wrong', facts: {} }] }
  answer([200, { next: 'code' }], [400, wrong], [200, { next: 'in' }])
  show()
  fill('a@example.com', 'a-password')
  await screen.findByText(/a@example.com 设了动态验证码/)
  expect(box(/^验证码/).autocomplete).toBe('one-time-code')
  const type = (code: string) => {
    fireEvent.change(box(/^验证码/), { target: { value: code } })
    fireEvent.click(screen.getByRole('button', { name: '登录' }))
  }
  type('123456')
  await screen.findByText(/验证码不对，或已经用过/)
  expect(box(/^验证码/).value).toBe('123456')
  type('654321')
  await vi.waitFor(() => expect(sent).toHaveLength(3), PATIENCE)
  expect(sent.at(-1)).toEqual(['/api/v1/session/code', { code: '654321', kind: 'app' }])
})

test('when the challenge is over one is back at the password, told why, the address still typed', async () => {
  answer([200, { next: 'code' }], [401, { code: 'challenge_over', facts: { because: 'ended' } }])
  show()
  fill('a@example.com', 'a-password')
  fireEvent.change(await screen.findByLabelText(/^验证码/), { target: { value: '123456' } })
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  await screen.findByText(/这次登录已经结束/)
  expect(box(/邮箱/).value).toBe('a@example.com')
})

test('the backup code is another form, with nothing left of the first', async () => {
  answer([200, { next: 'code' }], [200, { next: 'in' }])
  show()
  fill('a@example.com', 'a-password')
  fireEvent.change(await screen.findByLabelText(/^验证码/), { target: { value: '12' } })
  fireEvent.click(screen.getByRole('button', { name: '用备用码' }))
  expect(box(/^备用码/).value).toBe('')
  fireEvent.change(box(/^备用码/), { target: { value: 'aBcDe-FgHiJ' } })
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  await vi.waitFor(() => expect(sent).toHaveLength(2), PATIENCE)
  expect(sent.at(-1)).toEqual(['/api/v1/session/code', { code: 'aBcDe-FgHiJ', kind: 'backup' }])
})
