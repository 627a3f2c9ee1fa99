import type { createActual } from './actual.ts'
import { aimed, type Command, type Made, type Person } from './commands.ts'
import { Reference } from './reference.ts'

type Actual = Pick<ReturnType<typeof createActual>, 'make' | 'run' | 'seen'>
type Seen = Awaited<ReturnType<Actual['seen']>>

const said = (command: Command) => JSON.stringify(command)
/** Waiting people by their place in the whole line: the numbers of turns are nobody's business, their order is. */
const placesOf = (people: { state: string; turn: number }[]) => {
  const turns = people
    .filter(({ state }) => state === 'waitlisted')
    .map(({ turn }) => turn)
    .toSorted((a, b) => a - b)
  return (one: { state: string; turn: number }) => (one.state === 'waitlisted' ? turns.indexOf(one.turn) + 1 : '-')
}

function expected({ people, taken }: Reference, modes: Made['modes']): string[] {
  const place = placesOf(people)
  const line = (one: Person) => [
    ...[one.state, one.mode, one.held, one.seats, one.acceptsOther, place(one), one.asked],
    one.expires && new Date(one.expires).toISOString(),
  ]
  return [...people.map((one) => line(one).join(' ')), ...modes.map((mode) => `${mode} ${taken(mode)}`)]
}

function found({ people, taken }: Seen, modes: Made['modes']): string[] {
  const place = placesOf(people)
  const asked = (one: Seen['people'][number]) => one.dateAskedAt !== null && one.dateConfirmedAt === null
  const line = (one: Seen['people'][number]) => [
    ...[one.state, one.mode, one.seatMode, one.seats, one.acceptsOther, place(one), asked(one)],
    one.offerExpiresAt,
  ]
  return [...people.map((one) => line(one).join(' ')), ...modes.map((mode) => `${mode} ${taken[mode]}`)]
}

/** Runs both side by side and stops where they part. */
export async function runBoth(actual: Actual, made: Made, commands: Command[]): Promise<number> {
  const reference = new Reference(made)
  await actual.make(made)
  for (const [n, given] of commands.entries()) {
    const command = aimed(given, reference.people)
    const answer = await actual.run(command)
    const crashed = answer === 'crashed'
    // Cut off before its commit nothing has happened; what runs by the clock is then simply run again.
    const happened = !crashed || command.crash === 'after' || command.do === 'timers'
    const right = happened ? reference.run(command) : ''
    if (!crashed && answer !== right) throw new Error(`${n}: ${said(command)} was answered ${answer}, not ${right}`)
    if (crashed && command.do === 'timers') await actual.run({ do: 'timers' })
    const [is, should] = [found(await actual.seen(), made.modes), expected(reference, made.modes)]
    if (is.join('\n') !== should.join('\n'))
      throw new Error(`${n}: after ${said(command)}\n${is.join('\n')}\nstands there, instead of\n${should.join('\n')}`)
    if (crashed && command.do === 'signUp') {
      // Nobody heard, so the form is sent again: it is the same sign-up.
      const again = await actual.run({ ...command, crash: null })
      const rightAgain = reference.run(command)
      await actual.seen()
      if (again !== rightAgain) throw new Error(`${n}: sent again, ${said(command)} was answered ${again}, not ${rightAgain}`)
    }
  }
  return commands.length
}
