import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { dictionaries } from '../../app/words.ts'
import { startSaying } from '../../words/say.ts'
import { SignInForm } from './SignInForm.tsx'

beforeAll(() => startSaying(dictionaries, 'zh'))
afterEach(cleanup)

const sent: RequestInit[] = []
beforeEach(() => sent.splice(0))

/** The network answers; everything else is real. */
function answer(status: number, body: unknown) {
  vi.stubGlobal('fetch', async (_address: string, init: RequestInit) => {
    sent.push(init)
    return new Response(JSON.stringify(body), { status })
  })
}

function show() {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <SignInForm onDone={() => {}} search="" />
      </MemoryRouter>
    </QueryClientProvider>,
  )
}

function fill(email: string, password: string) {
  fireEvent.change(screen.getByLabelText(/邮箱/), { target: { value: email } })
  fireEvent.change(screen.getByLabelText(/^密码/), { target: { value: password } })
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
}

test.each(['INVALID_EMAIL_OR_PASSWORD', 'USER_NOT_FOUND'])(
  '%s reads as one sentence that tells nothing about who exists',
  async (code) => {
    answer(401, { code, message: 'told apart by the server' })
    show()
    fill('a@example.com', 'not-the-password')
    expect((await screen.findByText('邮箱或密码不对，请再试一次。')).textContent).not.toContain('server')
  },
)

test('what was typed stays after a refusal', async () => {
  answer(429, { message: 'slow down' })
  show()
  fill('a@example.com', 'a-password-kept')
  await screen.findByText('操作太频繁，请稍等一分钟再试。')
  expect(screen.getByLabelText<HTMLInputElement>(/邮箱/).value).toBe('a@example.com')
  expect(screen.getByLabelText<HTMLInputElement>(/^密码/).value).toBe('a-password-kept')
})

test('a missing part is named at its field and nothing is sent', () => {
  answer(200, {})
  show()
  fill('nobody', '')
  expect(screen.getByText('请填写邮箱，例如 name@example.com')).toBeDefined()
  expect(screen.getByText('请填写密码')).toBeDefined()
  expect(sent).toEqual([])
})
