import { contact, type DataMap, each, goes, none, ordinary, stays } from './entry.ts'

/** Who met whom, what both confirmed, and what deals begin with. */
export const deals: DataMap = {
  encounters: stays({
    purpose: 'meeting',
    basis: 'contract',
    retention: 'record',
    persons: { recorded_by: 'id', agent_id: 'id' },
    owners: ['recorded_by', 'agent_id'],
    why: 'timeline',
    columns: {
      ...each(
        none,
        'id revision state on place kind need_id need_name achievement_id achievement_name outcome intent next_who due',
      ),
      ...each(none, 'recorded_as recorder_organisation_id recorded_at updated_at answer_due sealed_at reminded owner_known'),
      ...each(none, 'demand_region supply_region'),
      ...each(ordinary, 'recorded_by agent_id content next_step'),
      people: { ...ordinary, withheld: 'of_others' },
    },
  }),
  encounter_sides: stays({
    purpose: 'meeting',
    basis: 'contract',
    retention: 'record',
    owners: ['answered_by'],
    why: 'timeline',
    columns: {
      ...each(none, 'encounter_id side organisation_id state way answered_at'),
      ...each(ordinary, 'answered_by mailbox text'),
      name: { ...ordinary, why: 'organisation' },
    },
  }),
  encounter_mailboxes: goes({
    purpose: 'meeting',
    basis: 'contract',
    retention: 'month',
    persons: { email: 'mail' },
    owners: ['email'],
    columns: { ...each(none, 'encounter_id side'), email: contact },
  }),
  encounter_notes: stays({
    purpose: 'meeting',
    basis: 'contract',
    retention: 'record',
    owners: ['written_by'],
    why: 'timeline',
    columns: { ...each(none, 'id encounter_id kind written_as at'), ...each(ordinary, 'written_by text') },
  }),
  interests: stays({
    purpose: 'meeting',
    basis: 'contract',
    retention: 'record',
    persons: { said_by: 'id', agent_id: 'id' },
    owners: ['said_by', 'agent_id'],
    why: 'timeline',
    columns: {
      ...each(none, 'id source stage need_id achievement_id demand_organisation_id supply_organisation_id outcome score intent'),
      ...each(none, 'said_as at deal_id'),
      ...each(ordinary, 'said_by agent_id'),
      ...each({ ...ordinary, why: 'organisation' }, 'demand_name supply_name'),
    },
  }),
}
