import type { AgentDraft, AgentFile } from '@keqiao/shared/agents'
import type { z } from 'zod'
import { cleaned } from '../../words/drafts.ts'
import type { PlacedIssue } from '../../words/placeIssues.ts'

type Draft = z.input<typeof AgentDraft>
/** What the form holds: a draft in the making. */
export type AgentValues = Partial<Omit<Draft, 'certificate'>> & { certificate?: Partial<Draft['certificate']> }

export const newAgentValues = (): AgentValues => ({ maxLoad: 5, languages: ['ZH'], namePublic: false, contactShared: false })

/** A change of the certificate that still waits is gone on with. */
export const valuesOfFile = ({ draft, pending }: AgentFile): AgentValues => cleaned({ ...draft, ...pending }) as AgentValues

export const draftOfValues = (values: AgentValues): Draft =>
  ({ certificate: {}, regions: [], fields: [], services: [], ...cleaned(values) }) as Draft

const LISTS = ['regions', 'fields', 'services', 'languages', 'avoid']
/** A fault of one entry stands at the list: it has one control. */
export const atControls = (issues: readonly PlacedIssue[]): PlacedIssue[] =>
  issues.map(({ name, issue }) => ({ name: LISTS.includes(String(name[0])) ? name.slice(0, 1) : name, issue }))
