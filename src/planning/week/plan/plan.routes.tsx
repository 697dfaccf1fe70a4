import { Hono } from 'hono'
import { currentCatalogue, kmBetween } from '../../../catalogue/index.ts'
import { safeBack } from '../../../platform/cookies.ts'
import { readDay } from '../../../platform/day.ts'
import { fields, param } from '../../../platform/fields.ts'
import type { Ctx, Env } from '../../../platform/visit.ts'
import { show } from '../../../ui/page.tsx'
import { urls } from '../../../urls.ts'
import { groupsOfModules } from '../groups/group.store.ts'
import { homeOf } from '../own-dossier.ts'
import { ownLegs } from '../own-legs.ts'
import { placesOf } from '../places/place.store.ts'
import { shiftsOf, wishesOf } from '../shifts/shift.store.ts'
import { forSomebody, type SignedIn } from '../signed-in.ts'
import { ClashPage, FailedPage, NothingPage, type PlanProps, WorkingPage } from './plan.pages.tsx'
import { planOf } from './plan.ts'
import { ResultPage } from './result.pages.tsx'
import { weeks } from './solve-week.ts'
import { trialIn } from './trial.ts'

/** How long a page waits for its answer before it shows that one is being calculated, in milliseconds. */
const patience = 700
/** After how many seconds the page looks again. */
const lookAgain = '2'

/** Everything of the week for the programme in the address; null: it is on no route of this person. */
const planHere = async (c: Ctx, visit: SignedIn): Promise<PlanProps | null> => {
  const { db, person, today } = visit
  const leg = (await ownLegs(visit)).find(({ programme }) => programme.id === param(c, 'programme'))
  if (!leg) return null
  const catalogue = await currentCatalogue(db)
  const wishes = await wishesOf(db, person.id)
  const home = wishes.postcode ?? (await homeOf(visit))
  const modules = leg.rungs.filter(({ minutesLeft }) => minutesLeft > 0).map(({ module }) => module.id)
  const facts = {
    leg,
    groups: await groupsOfModules(db, modules, today),
    places: await placesOf(db, person.id, today),
    shifts: await shiftsOf(db, person.id),
    wishes,
    kmTo: (postcode: string) => kmBetween(catalogue, home, postcode),
    today,
  }
  const trial = trialIn(c)
  const whole = planOf(facts, { ...trial, without: [] })
  return { visit, catalogue, leg, trial, whole, plan: trial.without.length === 0 ? whole : planOf(facts, trial) }
}

const weekPage = async (c: Ctx, visit: SignedIn) => {
  const props = await planHere(c, visit)
  if (!props) return c.notFound()
  if (props.plan.problem.modules.length === 0) return show(c, <NothingPage {...props} />)
  const found = await weeks.look(visit.person.id, props.plan.problem, patience)
  if (found.state === 'failed') return show(c, <FailedPage {...props} />)
  if (found.state === 'working') {
    c.header('refresh', lookAgain)
    return show(c, <WorkingPage {...props} progress={found.progress} />)
  }
  const { answer, stopped } = found
  if (answer.state === 'impossible') return show(c, <ClashPage {...props} answer={answer} />)
  if (!answer.timetable) return show(c, <FailedPage {...props} />)
  const asked = readDay(c.req.query('week') ?? '')
  const result = { ...props, answer, timetable: answer.timetable, stopped, asked }
  return show(c, <ResultPage {...result} />)
}

/** Making a week: calculated in a thread of its own, whatever is tried out stands in the address. */
export const weekPlanRoutes = new Hono<Env>()
  .get(
    urls.weekOf(':programme'),
    forSomebody((c, visit) => weekPage(c, visit)),
  )
  .post(
    urls.stopWeek(':programme'),
    forSomebody(async (c, visit) => {
      weeks.stop(visit.person.id)
      return c.redirect(safeBack((await fields(c)).one('back')), 303)
    }),
  )
  .post(
    urls.resumeWeek(':programme'),
    forSomebody(async (c, visit) => {
      weeks.again(visit.person.id)
      return c.redirect(safeBack((await fields(c)).one('back')), 303)
    }),
  )
