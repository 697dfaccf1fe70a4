import { Hono } from 'hono'
import { currentCatalogue } from '../../catalogue/index.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { judgementsIn, seenIn, typedIn } from '../procedures/judged-form.ts'
import { isHandedIn } from '../procedures/judging.ts'
import { proceduresFor } from '../procedures/procedure.store.ts'
import { requestViewerOf } from '../requests/request.store.ts'
import { somebody } from '../requests/request-page.ts'
import { becomeMentor } from './become-mentor.ts'
import { confirmAsMentor } from './confirm-as-mentor.ts'
import { confirmInternship, decideInternship, hearInternship, returnInternship } from './decide-internship.ts'
import { DeskInternshipPage, MentorDoorPage } from './desk-internship.pages.tsx'
import type { Frame } from './frame.ts'
import type { InternshipSteps } from './internship.ts'
import { type InternshipPageProps, internshipPageProps, isMentorIn } from './internship-page.ts'
import { InternshipsPage } from './own-internship.pages.tsx'

const deskPage = async (c: Ctx, extra: { refusal?: Word; typed?: Record<string, string> } = {}) => {
  const props = await internshipPageProps(c, param(c, 'id'), 'desk')
  return props ? show(c, <DeskInternshipPage {...props} {...extra} />, extra.refusal ? 422 : 200) : c.notFound()
}

/** Takes a step as a mentor or at the desk, and goes back; or the page again with what was wrong and what was typed. */
const step =
  (take: (props: InternshipPageProps, form: Fields) => Promise<Outcome<unknown, Word>>) => async (c: Ctx) => {
    const props = await internshipPageProps(c, param(c, 'id'), 'desk')
    if (!props) return c.notFound()
    const form = await fields(c)
    const outcome = await take(props, form)
    if (outcome.ok) return c.redirect(urls.deskInternship(props.internship.id), 303)
    return deskPage(c, { refusal: outcome.refusal, typed: typedIn(form, props.internship.frame.objectives) })
  }

/** What mentors and the provider's people do with internship portfolios. */
export const deskInternshipRoutes = new Hono<Env>()
  .get(urls.mentorDoor, c => show(c, <MentorDoorPage visit={c.var.visit} code="" />))
  .get(urls.becomeMentor(':code'), c => show(c, <MentorDoorPage visit={c.var.visit} code={param(c, 'code')} />))
  .post(urls.mentorDoor, async c => {
    const code = (await fields(c)).one('code')
    const visit = somebody(c)
    if (!visit) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.becomeMentor(code))}`, 303)
    const became = await becomeMentor(visit.db, visit, code)
    if (became.ok) return c.redirect(urls.deskInternship(became.value), 303)
    return show(c, <MentorDoorPage visit={visit} code={code} refusal={became.refusal} />, 422)
  })
  .get(urls.deskInternships, async c => {
    const visit = somebody(c)
    if (!visit) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.deskInternships)}`, 303)
    const { programmes } = await currentCatalogue(visit.db)
    const all = await proceduresFor<Frame, InternshipSteps>(visit.db, 'internship', requestViewerOf(visit))
    const internships = all
      .filter(each => each.personId !== visit.person.id && (isHandedIn(each) || isMentorIn(each, visit)))
      .map(internship => ({ internship, programme: programmes.get(internship.programme) ?? null }))
    return show(c, <InternshipsPage visit={visit} internships={internships} side="desk" />)
  })
  .get(urls.deskInternship(':id'), c => deskPage(c))
  .post(
    urls.deskInternshipStep(':id', 'gezien'),
    step(({ visit, internship }, form) =>
      confirmAsMentor(visit.db, visit, internship.id, { objectives: form.all('objective'), words: form.one('words') }),
    ),
  )
  .post(
    urls.deskInternshipStep(':id', 'beslis'),
    step(({ visit, internship, catalogue }, form) =>
      decideInternship(
        visit.db,
        visit,
        internship.id,
        { judgements: judgementsIn(form, internship.frame.objectives), seen: seenIn(form) },
        catalogue,
      ),
    ),
  )
  .post(
    urls.deskInternshipStep(':id', 'bevestig'),
    step(({ visit, internship, catalogue }) => confirmInternship(visit.db, visit, internship.id, catalogue)),
  )
  .post(
    urls.deskInternshipStep(':id', 'terug'),
    step(({ visit, internship }, form) => returnInternship(visit.db, visit, internship.id, form.one('words'))),
  )
  .post(
    urls.deskInternshipStep(':id', 'beroep'),
    step(({ visit, internship, catalogue }, form) =>
      hearInternship(
        visit.db,
        visit,
        internship.id,
        { judgements: judgementsIn(form, internship.frame.objectives), words: form.one('words') },
        catalogue,
      ),
    ),
  )
