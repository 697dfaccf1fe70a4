import { type Dossier, openDossier, type Portrait, viewerOf } from '../../../people/index.ts'
import { param } from '../../../platform/fields.ts'
import type { Ctx } from '../../../platform/visit.ts'
import { askRoutes } from '../../ask-routes.ts'
import { currentMeasures } from '../load-measures.ts'
import { type Board, boardOf } from './board.ts'

/** The dossier that this visitor works on. */
export const dossierOf = (c: Ctx): Promise<Dossier | null> => openDossier(c.var.visit.db, viewerOf(c.var.visit))

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

/** Answers with the board of the own route in the address. */
export const withBoard = async (c: Ctx, page: (board: Board, dossier: Dossier) => Response | Promise<Response>) => {
  const dossier = await dossierOf(c)
  const board = dossier && (await boardFor(c, dossier.portrait, param(c, 'route'), true))
  return board && dossier ? page(board, dossier) : c.notFound()
}
