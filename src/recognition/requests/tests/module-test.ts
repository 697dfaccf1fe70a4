import { z } from 'zod'
import type { ModuleId, ProviderId } from '../../../catalogue/index.ts'
import { addDays, type Day, dayOf } from '../../../platform/day.ts'
import type { Id } from '../../../platform/ids.ts'

export const forms = ['written', 'oral', 'practical', 'conversation'] as const
export const sites = ['campus', 'workplace'] as const

/** How a module is tested, and when one may try again. */
export const ModuleTestBody = z.object({
  form: z.enum(forms),
  /** How long it takes. */
  minutes: z.number().int().min(5).max(600),
  criteria: z
    .array(z.object({ text: z.string().trim().min(1).max(300), needed: z.boolean() }))
    .min(1)
    .max(30),
  /** Percent of the points from which one passes. */
  threshold: z.number().int().min(1).max(100),
  /** How often one may try. */
  tries: z.number().int().min(1).max(10),
  /** Days after a test that was not passed before the next. */
  waitDays: z.number().int().min(0).max(365),
})
type ModuleTestBody = z.infer<typeof ModuleTestBody>

export interface ModuleTest {
  id: number
  provider: ProviderId
  module: ModuleId
  body: ModuleTestBody
  setBy: Id<'person'>
  setAt: Date
}

export interface TestSession {
  id: Id<'test-session'>
  testId: ModuleTest['id']
  startsAt: Date
  site: (typeof sites)[number]
  place: string
  places: number
}

/** A session with the test that it is of and how many of its places are taken. */
export type PlannedSession = TestSession & { test: ModuleTest; taken: number; calledOffAt: Date | null }

export const placesLeft = ({ places, taken }: Pick<PlannedSession, 'places' | 'taken'>): number =>
  Math.max(0, places - taken)

/** That somebody took a test and did not pass it, on a day. */
export interface Failed {
  on: Day
}

/** From which day on one may take a test again; null: no more. Who never failed may today. */
export const mayTryFrom = (
  { tries, waitDays }: Pick<ModuleTestBody, 'tries' | 'waitDays'>,
  failed: Failed[],
  today: Day,
) => {
  if (failed.length >= tries) return null
  const last = failed
    .map(({ on }) => on)
    .sort()
    .at(-1)
  const from = last === undefined ? today : addDays(last, waitDays)
  return from > today ? from : today
}

export type NoPlace =
  | 'recognition.test.full'
  | 'recognition.test.begun'
  | 'recognition.test.called-off'
  | 'recognition.test.too-early'
  | 'recognition.test.no-more-tries'

/** Why one may not choose this session now; null: one may. */
export const whyNotSession = (session: PlannedSession, failed: Failed[], now: Date): NoPlace | null => {
  if (session.calledOffAt) return 'recognition.test.called-off'
  if (session.startsAt <= now) return 'recognition.test.begun'
  const from = mayTryFrom(session.test.body, failed, dayOf(now))
  if (from === null) return 'recognition.test.no-more-tries'
  if (dayOf(session.startsAt) < from) return 'recognition.test.too-early'
  return placesLeft(session) === 0 ? 'recognition.test.full' : null
}
