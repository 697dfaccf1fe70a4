import { type Catalogue, type Programme, programmeOn } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import type { ChosenLeg } from './plan.ts'

/** The programme of a leg as it holds for who begins when this leg does; undefined: it is not there any more. */
export const programmeOfLeg = (
  { programme, offer, from }: ChosenLeg,
  catalogue: Catalogue,
  today: Day,
): Programme | undefined => {
  const given = catalogue.programmes.get(programme)
  const start = catalogue.offers.find(({ id }) => id === offer)?.start ?? from ?? today
  return given && programmeOn(given, catalogue, start)
}
