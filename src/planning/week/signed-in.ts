import type { Ctx, Visit } from '../../platform/visit.ts'
import { urls } from '../../urls.ts'

export type SignedIn = Visit & { person: NonNullable<Visit['person']> }

type Answer = Response | Promise<Response>

/** For who is signed in themselves; who is not is led to where they can, and then back. */
export const forSomebody = (go: (c: Ctx, visit: SignedIn) => Answer) => async (c: Ctx) => {
  const { visit } = c.var
  if (!visit.person || visit.helper)
    return c.redirect(
      `${urls.signIn}?terug=${encodeURIComponent(c.req.method === 'GET' ? visit.path : urls.week)}`,
      303,
    )
  return go(c, { ...visit, person: visit.person })
}
