import type { Me } from '@keqiao/shared/accounts'
import type { Member, OpenInvitation } from '@keqiao/shared/members'
import { expect, test } from 'vitest'
import { openBrowser } from '../support/inject-browser.ts'
import { mailsTo } from '../support/mailbox.ts'
import { startHouse } from '../support/start-house.ts'

test('a stranger who is invited signs up on the way, finds the invitation again and belongs; the answer told nobody who has an account', async () => {
  await using house = await startHouse()
  const people = await house.addPeople()
  const admin = openBrowser(house)
  await admin.enter('firm-admin@test.example')
  const at = `/organisations/${people.company.id}`
  const invite = (email: string) => admin.post(`${at}/invitations`, { email, role: 'member' })

  const [known, unknown] = [await invite('visitor@test.example'), await invite('newhere@test.example')]
  const told = ({ statusCode, headers, body }: typeof known) => {
    const { id: _, email: __, ...rest } = JSON.parse(body)
    const { date: ___, ...heads } = headers
    return { statusCode, rest, heads: { ...heads, 'content-length': '' } }
  }
  expect(told(unknown)).toEqual(told(known))
  await house.processAll()

  const link = (address: string) =>
    mailsTo(house.mails, address)
      .flatMap(({ text }) => /\/invitation\/([\w-]{43})/.exec(text)?.[1] ?? [])
      .at(-1) as string
  const token = link('newhere@test.example')
  const stranger = openBrowser(house)
  const opened = (await stranger.get(`/invitations/${token}`)).json<OpenInvitation>()
  expect(opened).toMatchObject({
    by: '刘总',
    organisation: people.company,
    email: 'ne***@test.example',
    forYou: null,
    state: 'open',
  })
  const early = await stranger.post(`/invitations/${token}/accept`)
  expect([early.statusCode, early.json().code]).toEqual([401, 'unauthenticated'])

  // The other's link does not serve this one, whoever is signed in.
  await stranger.signUp('新来的', 'newhere@test.example', 'kan-jian-yan-shan-xue')
  const foreign = await stranger.post(`/invitations/${link('visitor@test.example')}/accept`)
  expect([foreign.statusCode, foreign.json().code]).toEqual([403, 'invitation_other_address'])
  const mine = (await stranger.get('/my/invitations')).json<{ items: OpenInvitation[] }>().items
  expect(mine.map(({ organisation, state }) => [organisation?.id, state])).toEqual([[people.company.id, 'open']])

  expect((await stranger.post(`/invitations/${token}/accept`)).json()).toMatchObject({ state: 'accepted' })
  const me: Me = await stranger.me()
  expect(me.organisations.map(({ id, membership }) => [id, membership])).toEqual([[people.company.id, 'member']])
  expect((await stranger.post(`/invitations/${token}/accept`)).statusCode).toBe(409)
  const members = (await stranger.get(`${at}/members`)).json<{ items: Member[] }>().items
  expect(members.filter(({ you }) => you).map(({ name, email }) => [name, email])).toEqual([['新来的', 'newhere@test.example']])
  expect(members.filter(({ you, email }) => !you && !email.includes('***'))).toEqual([])
})
