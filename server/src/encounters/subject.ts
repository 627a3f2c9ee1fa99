import { type AttachmentSubject, absent, all, none } from '../attachments/subject.ts'
import type { Encounters } from './service.ts'

/** Files of a record: added by who writes it while it can still be written, read by whom its words are open to. */
export function encounterSubject(encounters: Pick<Encounters, 'seen' | 'openIn'>): AttachmentSubject {
  const seen = (...asked: Parameters<Encounters['seen']>) => encounters.seen(...asked).catch(absent)
  return {
    kind: 'encounter',
    purposes: ['material'],
    isConfidential: async () => true,
    mayRead: async (viewer, id) => (await seen(viewer, id)) !== undefined,
    async mayAttach(viewer, id) {
      const found = await seen(viewer, id)
      return (found?.standing.isRecorder ?? false) && found?.row.state === 'recorded'
    },
    async mayDownload(viewer, id) {
      const found = await seen(viewer, id)
      return found !== undefined && (await encounters.openIn(viewer, found)) ? all : none
    },
  }
}
