import { z } from 'zod'
import type { Wishes } from '../../timetable/timetable.ts'

const minutes = z.number().int().min(0)

/** What somebody wishes of their week. Null: no matter. */
export const WeekWishes = z.object({
  daysPerWeek: z.number().int().min(1).max(7).nullable().default(null),
  minutesPerWeek: minutes.max(6000).nullable().default(null),
  /** Where they leave from; null: as they said in their dossier. */
  postcode: z
    .string()
    .regex(/^\d{4}$/)
    .nullable()
    .default(null),
  /** Minutes one way to a postcode, where they know better than our estimate. */
  travel: z.record(z.string(), minutes.max(300)).default({}),
  /** Two lessons may overlap: so many campus days more do they rather come than miss one hour. Null: never. */
  overlap: z.number().int().min(0).max(20).nullable().default(null),
})
export type WeekWishes = z.infer<typeof WeekWishes>

export const noWishes: WeekWishes = WeekWishes.parse({})

/** Between two campuses on one day, when we know no better. */
const changeMinutes = 30
/** To the door, and to wait. */
const fixedMinutes = 10
const minutesPerKm = 2

/**
 * Minutes one way for so many kilometres as the crow flies: two a kilometre by bus and bicycle, and ten to get under way,
 * in steps of five. A guess, and shown as one.
 */
export const estimatedMinutes = (km: number): number =>
  km === 0 ? fixedMinutes : Math.round((fixedMinutes + km * minutesPerKm) / 5) * 5

/** What the timetable asks, for these campuses. `kmTo`: null where we do not know how far. */
export const asTimetableWishes = (
  wishes: WeekWishes,
  campuses: Iterable<string>,
  kmTo: (postcode: string) => number | null,
): Wishes => {
  const travel = [...campuses].map(postcode => {
    const km = kmTo(postcode)
    return [postcode, wishes.travel[postcode] ?? (km === null ? 0 : estimatedMinutes(km))] as const
  })
  return {
    maxDaysPerWeek: wishes.daysPerWeek,
    maxMinutesPerWeek: wishes.minutesPerWeek,
    travelMinutes: Object.fromEntries(travel),
    changeMinutes,
    overlap: wishes.overlap === null ? 'never' : { daysPerHour: wishes.overlap },
  }
}
