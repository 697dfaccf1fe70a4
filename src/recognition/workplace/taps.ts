import { z } from 'zod'
import type { Id } from '../../platform/ids.ts'

/** What was seen of a criterion, best first. */
export const seens = ['alone', 'with-help', 'not-done', 'not-seen'] as const
export type Seen = (typeof seens)[number]

/** As a tablet sends it. `id` and `saidAt` are the tablet's own: sent twice, it is the same one. */
export const Tap = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('tap'),
    id: z.uuid(),
    saidAt: z.iso.datetime(),
    criterion: z.string().max(100),
    seen: z.enum(seens),
  }),
  z.object({
    kind: z.literal('remark'),
    id: z.uuid(),
    saidAt: z.iso.datetime(),
    task: z.string().max(100),
    words: z.string().trim().min(1).max(2000),
  }),
])
export type Tap = z.infer<typeof Tap>

/** Something that was seen, as it is kept. Never changed: who taps again adds another. */
export interface Observation {
  procedureId: Id<'procedure'>
  id: string
  kind: 'tap' | 'remark' | 'photo'
  criterion: string | null
  task: string | null
  seen: Seen | null
  words: string
  fileId: Id<'file'> | null
  /** By the clock of the tablet, as it said. */
  saidAt: Date
  /** When it was seen, as far as we know: what the tablet said, never after it came in. */
  at: Date
  receivedAt: Date
  personId: Id<'person'>
  /** It came in after the decision: kept as a remark, it counts for nothing. */
  late: boolean
}

/** Of each person the newest tap by their own clock; which came in first makes no difference. */
const newestPerPerson = (taps: readonly Observation[]): Observation[] => {
  const newest = new Map<string, Observation>()
  for (const tap of taps) {
    const before = newest.get(tap.personId)
    const later = before ? tap.saidAt.getTime() - before.saidAt.getTime() || (tap.id > before.id ? 1 : -1) : 1
    if (later > 0) newest.set(tap.personId, tap)
  }
  return [...newest.values()]
}

/**
 * What was seen of a criterion. Where two assessors saw it differently the lower one stands; who did not see it says
 * nothing against who did.
 */
export const seenOf = (criterion: string, all: readonly Observation[]): Seen => {
  const taps = all.filter(each => each.kind === 'tap' && !each.late && each.criterion === criterion)
  const said = newestPerPerson(taps).flatMap(({ seen }) => (seen && seen !== 'not-seen' ? [seen] : []))
  return said.toSorted((one, other) => seens.indexOf(other) - seens.indexOf(one))[0] ?? 'not-seen'
}
