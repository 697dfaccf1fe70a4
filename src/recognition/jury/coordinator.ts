import { currentCatalogue } from '../../catalogue/index.ts'
import type { Ctx } from '../../platform/visit.ts'
import { somebody } from '../requests/request-page.ts'
import type { StepVisit } from '../requests/take-step.ts'
import type { Mandate } from './jury.ts'
import { programmeTitle } from './programmes-at.ts'
import { coordinates } from './who-coordinates.ts'

export interface Coordinator {
  visit: StepVisit
  organisation: Mandate['organisationId']
}

/** Who coordinates juries and visits; null for anybody else. */
export const coordinatorOf = (c: Ctx): Coordinator | null => {
  const visit = somebody(c)
  const organisation = visit && coordinates(visit)
  return visit && organisation ? { visit, organisation } : null
}

export const forCoordinator = (go: (c: Ctx, who: Coordinator) => Response | Promise<Response>) => async (c: Ctx) => {
  const who = coordinatorOf(c)
  return who ? go(c, who) : c.notFound()
}

export const titles = async ({ db, t }: StepVisit) => {
  const catalogue = await currentCatalogue(db)
  return (id: Parameters<typeof programmeTitle>[1]) => programmeTitle(catalogue, id, t)
}
