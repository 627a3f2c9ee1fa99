import { type AttachmentSubject, all, none } from '../attachments/subject.ts'
import type { Agents } from './service.ts'

/** The certificate's file: the person's own, and for the operators who check it. It may be there before the application. */
export function agentSubject(agents: Agents): AttachmentSubject {
  const mayRead: AttachmentSubject['mayRead'] = async (viewer, id) => viewer.person?.id === id || agents.mayCheck(viewer, id)
  return {
    kind: 'agent',
    purposes: ['certificate'],
    isConfidential: async () => false,
    mayRead,
    mayDownload: async (viewer, id) => ((await mayRead(viewer, id)) ? all : none),
    mayAttach: async (viewer, id) => viewer.person?.id === id,
  }
}
