import type { ConsentPurpose } from '@keqiao/shared/privacy'
import type { Tx } from '../platform/db/database.ts'
import type { AgentUses } from './changes.ts'
import * as store from './store.ts'

/** What a profile shows of its person follows what they agreed to. */
export function consentVerbs({ clock }: AgentUses) {
  return {
    /** In the transaction that gives or withdraws the consent: it counts from the next request on. */
    async consented(tx: Tx, personId: string, purpose: ConsentPurpose, given: boolean) {
      const at = given ? clock.now() : null
      if (purpose === 'name_public') await store.setShown(tx, personId, { namePublicAt: at })
      if (purpose === 'contact_shared') await store.setShown(tx, personId, { contactSharedAt: at })
    },
  }
}
