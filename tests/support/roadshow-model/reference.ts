import type { Command, Made, Mode, Person } from './commands.ts'

const HOUR = 3_600_000
const STANDS = ['pending', 'confirmed', 'waitlisted', 'offered']
const other = (mode: Mode): Mode => (mode === 'ONSITE' ? 'ONLINE' : 'ONSITE')
const shanghaiDay = (at: number) => Math.floor((at + 8 * HOUR) / (24 * HOUR))
type Of<Do extends Command['do']> = Extract<Command, { do: Do }>

/** What an event and those who signed up for it must come to: the rules in the fewest words, without a database. */
export class Reference {
  people: Person[] = []
  private turn = 0
  private postponed = false
  private now: number
  private readonly made: Made

  constructor(made: Made) {
    this.made = structuredClone(made)
    this.now = made.now
  }

  private get phase() {
    const { closes, starts } = this.made
    return this.postponed ? 'postponed' : this.now >= starts ? 'begun' : this.now >= closes ? 'closed' : 'open'
  }
  taken = (mode: Mode) => this.people.reduce((sum, one) => sum + (one.held === mode ? one.seats : 0), 0)
  private fits = (mode: Mode, n: number) => this.taken(mode) + n <= this.made.capacity[mode]
  private line = (mode: Mode) =>
    this.people
      .filter((one) => one.state === 'waitlisted' && (one.mode === mode || one.acceptsOther))
      .sort((a, b) => a.turn - b.turn)
  private admits = (mode: Mode, n: number) => this.line(mode).length === 0 && this.fits(mode, n)
  private isUsed = (contact: number) =>
    this.people.some((one) => one.contact === contact && [...STANDS, 'rejected'].includes(one.state))

  /** Changes one sign-up, and passes on what came free by it. */
  private set(one: Person, to: Partial<Person>, fills = true): string {
    if (to.state && to.state !== 'offered') one.expires = null
    if (to.state && !['offered', 'confirmed'].includes(to.state)) one.held = null
    Object.assign(one, to)
    if (!fills || !['open', 'closed'].includes(this.phase)) return one.state
    for (let moved = true; moved; ) {
      moved = false
      for (const mode of this.made.modes)
        for (let next = this.line(mode)[0]; next && this.fits(mode, next.seats); next = this.line(mode)[0], moved = true) {
          const isEve = shanghaiDay(this.now) >= shanghaiDay(this.made.starts) - 1
          const expires = Math.min(this.now + (isEve ? 2 : 24) * HOUR, this.made.starts)
          this.set(next, { state: 'offered', held: mode, expires }, false)
        }
    }
    return one.state
  }
  private fill = () => void (this.people[0] && this.set(this.people[0], {}))
  private join(one: Person): string {
    const { mode, seats } = one
    if (this.made.approval) return this.set(one, { state: 'pending' })
    if (this.admits(mode, seats)) return this.set(one, { state: 'confirmed', held: mode })
    return this.set(one, { state: 'waitlisted', turn: ++this.turn })
  }
  /** An offer ends: one of the other mode costs no more than itself. */
  private pass = (one: Person, state: string) =>
    this.set(one, one.held === one.mode ? { state } : { state: 'waitlisted', acceptsOther: false })

  /** What is answered: a state, or why not. */
  run(command: Command): string {
    if (!('who' in command)) return this.runForAll(command)
    const one = this.people[command.who]
    if (!one) return 'not_found'
    if (command.do === 'move') return this.move(one, command.move)
    if (command.do === 'lapse') {
      if (one.state !== 'offered' || (one.expires as number) > this.now) return 'false'
      return this.pass(one, 'lapsed') && 'true'
    }
    return command.do === 'change' ? this.change(one, command) : this.decide(one, command)
  }

  private runForAll(command: Exclude<Command, { who: number }>): string {
    if (command.do === 'signUp') return this.signUp(command)
    if (command.do === 'event') return this.moveEvent(command)
    if (command.do === 'wait') this.now += command.ms
    if (command.do === 'resize') {
      if (!this.made.modes.includes(command.mode)) return 'invalid_input'
      this.made.capacity[command.mode] = command.capacity
      this.fill()
    }
    if (command.do === 'timers') {
      const due = this.people.filter((one) => one.state === 'offered' && (one.expires as number) <= this.now)
      due.sort((a, b) => (a.expires as number) - (b.expires as number) || a.turn - b.turn)
      for (const one of due) this.pass(one, 'lapsed')
    }
    return ''
  }

  private signUp({ form, contact, mode, companions, acceptsOther }: Of<'signUp'>): string {
    const earlier = this.people.find((one) => one.form === form)
    if (earlier) return earlier.state
    if (this.phase !== 'open') return 'roadshow_closed'
    if (!this.made.modes.includes(mode) || companions > this.made.maxCompanions) return 'invalid_input'
    if (this.isUsed(contact)) return 'already_signed_up'
    const none = { state: 'new', turn: 0, held: null, expires: null, asked: false }
    const at = this.people.push({ form, contact, mode, acceptsOther, seats: 1 + companions, ...none })
    return this.join(this.people[at - 1] as Person)
  }

  private move(one: Person, move: Of<'move'>['move']): string {
    const { phase } = this
    const isOpen = one.state === 'offered' && (one.expires as number) > this.now
    const may = {
      ...{ accept: isOpen, decline: isOpen, withdraw: STANDS.includes(one.state) },
      rejoin: ['lapsed', 'withdrawn'].includes(one.state) && phase === 'open',
      switch: this.made.modes.length > 1 && phase !== 'postponed' && ['confirmed', 'waitlisted', 'pending'].includes(one.state),
      confirm_date: one.asked && STANDS.includes(one.state),
    }
    if (phase === 'begun' || !may[move]) return move === 'accept' && one.state === 'offered' ? 'offer_over' : 'transition_refused'
    if (move === 'accept') return this.set(one, { state: 'confirmed' })
    if (move === 'decline') return this.pass(one, 'withdrawn')
    if (move === 'withdraw') return this.set(one, { state: 'withdrawn' })
    if (move === 'confirm_date') return this.set(one, { asked: false })
    if (move === 'rejoin') return this.isUsed(one.contact) ? 'already_signed_up' : this.join(one)
    const mode = other(one.mode)
    if (one.state === 'pending') return this.set(one, { mode })
    if (this.admits(mode, one.seats)) return this.set(one, { state: 'confirmed', mode, held: mode })
    return one.held ? 'roadshow_full' : this.set(one, { mode, turn: ++this.turn })
  }

  private change(one: Person, { companions, acceptsOther }: Of<'change'>): string {
    const more = 1 + companions - one.seats
    if (this.phase === 'begun' || !STANDS.includes(one.state)) return 'transition_refused'
    if (companions > this.made.maxCompanions || (more > 0 && one.state === 'offered')) return 'invalid_input'
    if (one.held && more > 0 && !this.admits(one.held, more)) return 'roadshow_full'
    return this.set(one, { seats: 1 + companions, acceptsOther })
  }

  private decide(one: Person, { decision }: Of<'decide'>): string {
    if (one.state !== 'pending') return 'revision_conflict'
    if (decision === 'reject') return this.set(one, { state: 'rejected' })
    if (decision === 'waitlist') return this.set(one, { state: 'waitlisted', turn: ++this.turn })
    return this.admits(one.mode, one.seats) ? this.set(one, { state: 'confirmed', held: one.mode }) : 'roadshow_full'
  }

  private moveEvent({ move, days }: Of<'event'>): string {
    const from = { postpone: ['open', 'closed'], reschedule: ['postponed'], close: ['open'], reopen: ['closed'] }[move]
    if (!from.includes(this.phase)) return 'transition_refused'
    if (move === 'close') this.made.closes = this.now
    if (move === 'reopen') this.made.closes = this.made.starts
    this.postponed = move === 'postpone'
    for (const one of this.people) {
      if (move === 'postpone' && one.state === 'offered') this.set(one, { state: 'waitlisted' })
      if (move === 'reschedule' && STANDS.includes(one.state)) one.asked = true
    }
    if (move === 'reschedule') this.made.starts = this.made.closes = this.now + days * 24 * HOUR
    this.fill()
    return ''
  }
}
