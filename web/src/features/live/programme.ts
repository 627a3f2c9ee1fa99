import type { ShownSession } from '@keqiao/shared/programme'

/** Every presentation in its order. */
export const presentationsOf = (agenda: readonly ShownSession[]) => agenda.flatMap(({ presentations }) => presentations)

export const presentationIn = (agenda: readonly ShownSession[], id: string | null) =>
  presentationsOf(agenda).find((one) => one.id === id)
