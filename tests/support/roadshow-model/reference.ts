import type { Command, Made, Mode, Person } from './commands.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const IN_LINE = ['pending', 'confirmed', 'waitlisted', 'offered']
const other = (mode: Mode): Mode => (mode === 'ONSITE' ? 'ONLINE' : 'ONSITE')
const shanghaiDay = (at: number) => Math.floor((at + 8 * HOUR) / DAY)
const ENDED = { held: null, expires: null }

/** What an event and those who signed up for it must come to: the rules in the fewest words, without a database. */
export class Reference {
  people: Person[] = []
  turn = 0
  postponed = false
  now: number
  private readonly made: Made

  constructor(made: Made) {
    this.made = { ...made, capacity: { ...made.capacity } }
    this.now = made.now
  }

  private get phase() {
    const { closes, starts } = this.made
    if (this.postponed) return 'postponed'
    return this.now >= starts ? 'begun' : this.now >= closes ? 'closed' : 'open'
  }
  taken = (mode: Mode) => this.people.reduce((sum, one) => sum + (one.held === mode ? one.seats : 0), 0)
  private line = (mode: Mode) =>
    this.people
      .filter((one) => one.state === 'waitlisted' && (one.mode === mode || one.acceptsOther))
      .toSorted((a, b) => a.turn - b.turn)
  private fits = (mode: Mode, n: number) => this.taken(mode) + n <= this.made.capacity[mode]
  private admits = (mode: Mode, n: number) => this.line(mode).length === 0 && this.fits(mode, n)
  private isUsed = (contact: number) =>
    this.people.some((one) => one.contact === contact && !['withdrawn', 'lapsed'].includes(one.state))

  private fill() {
    if (!['open', 'closed'].includes(this.phase)) return
    for (const mode of this.made.modes)
      for (let next = this.line(mode)[0]; next && this.fits(mode, next.seats); next = this.line(mode)[0]) {
        const isEve = shanghaiDay(this.now) >= shanghaiDay(this.made.starts) - 1
        const expires = Math.min(this.now + (isEve ? 2 : 24) * HOUR, this.made.starts)
        Object.assign(next, { state: 'offered', held: mode, expires })
      }
  }

  private join(one: Person) {
    const seated = !this.made.approval && this.admits(one.mode, one.seats)
    one.turn = ++this.turn
    one.state = this.made.approval ? 'pending' : seated ? 'confirmed' : 'waitlisted'
    one.held = seated ? one.mode : null
    if (one.state === 'waitlisted' && one.acceptsOther) this.fill()
  }

  /** An offer that ends: the other mode costs no more than itself. */
  private pass(one: Person, to: 'lapsed' | 'withdrawn') {
    const goesOn = one.held !== one.mode
    Object.assign(one, ENDED, goesOn ? { state: 'waitlisted', acceptsOther: false } : { state: to })
    this.fill()
  }

  /** What is answered: a state, or why not. */
  run(command: Command): string {
    const { made } = this
    switch (command.do) {
      case 'signUp': {
        const earlier = this.people.find(({ form }) => form === command.form)
        if (earlier) return earlier.state
        if (this.phase !== 'open') return 'roadshow_closed'
        if (!made.modes.includes(command.mode) || command.companions > made.maxCompanions) return 'invalid_input'
        if (this.isUsed(command.contact)) return 'already_signed_up'
        const { form, contact, mode, acceptsOther } = command
        const one = { form, contact, mode, acceptsOther, seats: 1 + command.companions, state: '', turn: 0, asked: false, ...ENDED }
        this.join(one)
        this.people.push(one)
        if (one.state === 'waitlisted' && acceptsOther) this.fill()
        return one.state
      }
      case 'move': {
        const one = this.people[command.who]
        return one ? this.move(one, command.move) : 'not_found'
      }
      case 'change': {
        const one = this.people[command.who]
        if (!one) return 'not_found'
        const n = 1 + command.companions
        if (this.phase === 'begun' || !IN_LINE.includes(one.state)) return 'transition_refused'
        if (command.companions > made.maxCompanions || (n > one.seats && one.state === 'offered')) return 'invalid_input'
        if (one.held && n > one.seats && !this.admits(one.held, n - one.seats)) return 'roadshow_full'
        Object.assign(one, { seats: n, acceptsOther: command.acceptsOther })
        this.fill()
        return one.state
      }
      case 'decide': {
        const one = this.people[command.who]
        if (!one) return 'not_found'
        if (one.state !== 'pending') return 'revision_conflict'
        if (command.decision === 'confirm' && !this.admits(one.mode, one.seats)) return 'roadshow_full'
        if (command.decision === 'confirm') Object.assign(one, { state: 'confirmed', held: one.mode })
        if (command.decision === 'waitlist') Object.assign(one, { state: 'waitlisted', turn: ++this.turn })
        if (command.decision === 'reject') one.state = 'rejected'
        if (command.decision === 'waitlist') this.fill()
        return one.state
      }
      case 'lapse': {
        const one = this.people[command.who]
        if (!one) return 'not_found'
        if (one.state !== 'offered' || (one.expires as number) > this.now) return 'false'
        this.pass(one, 'lapsed')
        return 'true'
      }
      case 'timers': {
        const due = this.people.filter((one) => one.state === 'offered' && (one.expires as number) <= this.now)
        due.sort((a, b) => (a.expires as number) - (b.expires as number) || a.turn - b.turn)
        for (const one of due) this.pass(one, 'lapsed')
        this.fill()
        return ''
      }
      case 'resize':
        if (!made.modes.includes(command.mode)) return 'invalid_input'
        made.capacity[command.mode] = command.capacity
        this.fill()
        return ''
      case 'event':
        return this.moveEvent(command.move, command.days)
      case 'wait':
        this.now += command.ms
        return ''
    }
  }

  private move(one: Person, move: string): string {
    const { phase } = this
    const offer = one.state === 'offered' && (one.expires as number) > this.now
    const open = {
      accept: offer,
      decline: offer,
      withdraw: IN_LINE.includes(one.state),
      rejoin: ['lapsed', 'withdrawn'].includes(one.state) && phase === 'open',
      switch: this.made.modes.length > 1 && phase !== 'postponed' && ['confirmed', 'waitlisted', 'pending'].includes(one.state),
      confirm_date: one.asked && IN_LINE.includes(one.state),
    }[move]
    if (phase === 'begun' || !open) return move === 'accept' && one.state === 'offered' ? 'offer_over' : 'transition_refused'
    if (move === 'accept') Object.assign(one, { state: 'confirmed', expires: null })
    if (move === 'decline') this.pass(one, 'withdrawn')
    if (move === 'confirm_date') one.asked = false
    if (move === 'withdraw') {
      Object.assign(one, ENDED, { state: 'withdrawn' })
      this.fill()
    }
    if (move === 'rejoin') {
      if (this.isUsed(one.contact)) return 'already_signed_up'
      this.join(one)
    }
    return move === 'switch' ? this.switch(one) : one.state
  }

  private switch(one: Person): string {
    const mode = other(one.mode)
    if (one.state === 'pending') one.mode = mode
    else {
      const seated = this.admits(mode, one.seats)
      if (!seated && one.held) return 'roadshow_full'
      if (seated) Object.assign(one, { state: 'confirmed', mode, held: mode })
      else Object.assign(one, { mode, turn: ++this.turn })
      this.fill()
    }
    return one.state
  }

  private moveEvent(move: string, days: number): string {
    const { made, phase } = this
    const from = { postpone: ['open', 'closed'], reschedule: ['postponed'], close: ['open'], reopen: ['closed'] }[move] ?? []
    if (!from.includes(phase)) return 'transition_refused'
    if (move === 'close') made.closes = this.now
    if (move === 'reopen') made.closes = made.starts
    if (move === 'postpone') {
      for (const one of this.people) if (one.state === 'offered') Object.assign(one, ENDED, { state: 'waitlisted' })
      this.postponed = true
    }
    if (move === 'reschedule') {
      this.postponed = false
      made.starts = made.closes = this.now + days * DAY
      for (const one of this.people) if (IN_LINE.includes(one.state)) one.asked = true
      this.fill()
    }
    return ''
  }
}
