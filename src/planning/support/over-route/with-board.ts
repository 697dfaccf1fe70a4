import { type Dossier, findDossier, openDossier, type Portrait, viewerOf } from '../../../people/index.ts'
import { param } from '../../../platform/fields.ts'
import type { Ctx } from '../../../platform/visit.ts'
import { askRoutes } from '../../ask-routes.ts'
import { keptPlanOf } from '../../kept/kept-plan.ts'
import { ownPlan } from '../../kept/plan.ts'
import { currentMeasures } from '../load-measures.ts'
import { type Board, boardOf } from './board.ts'

/** The dossier that this visitor works on. */
export const dossierOf = (c: Ctx): Promise<Dossier | null> => openDossier(c.var.visit.db, viewerOf(c.var.visit))

/** The board of the plan that somebody keeps; null: they keep none, or something of it is not there any more. */
const boardOfPlan = async (c: Ctx): Promise<{ board: Board; dossier: Dossier } | null> => {
  const { db, today, ...visit } = c.var.visit
  const viewer = viewerOf({ db, today, ...visit })
  const kept = await keptPlanOf(db, viewer, today)
  const dossier = kept?.legs && (await findDossier(db, viewer, kept.plan.version.dossierId))
  if (!kept?.legs || !dossier) return null
  const board = boardOf({ id: ownPlan, legs: kept.legs }, kept.facts.portrait, await currentMeasures(db))
  return { board, dossier }
}

/** The board of a route of the address, for a portrait; null: that route is not among theirs. */
export const boardFor = async (
  c: Ctx,
  portrait: Portrait,
  asked: string | undefined,
  own: boolean,
): Promise<Board | null> => {
  const { visit } = c.var
  const outcome = await askRoutes(visit.db, portrait, visit.today, own ? visit.person?.id : null)
  if (!outcome.ok) return null
  const { routes } = outcome.value
  const route = own ? routes.find(({ id }) => id === asked) : (routes.find(({ id }) => id === asked) ?? routes[0])
  return route ? boardOf(route, portrait, await currentMeasures(visit.db)) : null
}

/** Answers with the board of the own route in the address, or of the plan that one keeps. */
export const withBoard = async (c: Ctx, page: (board: Board, dossier: Dossier) => Response | Promise<Response>) => {
  const route = param(c, 'route')
  if (route === ownPlan) {
    const kept = await boardOfPlan(c)
    return kept ? page(kept.board, kept.dossier) : c.notFound()
  }
  const dossier = await dossierOf(c)
  const board = dossier && (await boardFor(c, dossier.portrait, route, true))
  return board && dossier ? page(board, dossier) : c.notFound()
}
