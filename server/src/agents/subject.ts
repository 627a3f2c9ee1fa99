import type { Viewer } from '../accounts/viewer.ts'

/** Something an agent may work on, told by the module it belongs to. */
export interface Assignable {
  name: string
  /** Whose it is, so that agents who must avoid them are refused. */
  organisationId: string | null
  region: string | null
  /** Still in need of somebody: an operator may assign it. */
  assignable: boolean
  /** An agent who reads it may take it up without being asked. */
  claimable: boolean
}

export interface AssignmentSubject {
  /** What stands before the colon of a subject. */
  kind: string
  /** As this viewer may read them; what is unknown or hidden is absent, and nobody tells the two apart. */
  find(viewer: Viewer, ids: string[]): Promise<Map<string, Assignable>>
}
