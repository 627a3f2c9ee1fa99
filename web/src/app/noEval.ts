import { config } from 'zod'

/** The policy of our pages allows no code from text; without this each page would try, and be reported. */
config({ jitless: true })
