import { Hono } from 'hono'
import { readDay } from '../../platform/day.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { proceduresFor } from '../procedures/procedure.store.ts'
import { requestViewerOf } from '../requests/request.store.ts'
import { confirmTrial, decideTrial, endObservation, hearTrialAppeal, returnTrial } from './decide-trial.ts'
import { type Frame, judgedIn } from './frame.ts'
import { howRoutes } from './how.routes.tsx'
import { mentorRoutes } from './mentor.routes.tsx'
import { makeMentorLink } from './mentor-link.ts'
import { observeRoutes } from './observe.routes.tsx'
import { ownTrialRoutes } from './own-trial.routes.tsx'
import { agreeAsMentor, noteTalk, planTrial, standAside, weighEquivalent } from './plan-trial.ts'
import { MentorTrialPage, TrialPage, TrialsPage } from './trial.pages.tsx'
import type { Steps } from './trial.ts'
import { type TrialProps, trialProps } from './trial-page.ts'

/** The trial of this address, for the other side than its owner. */
const deskProps = async (c: Ctx): Promise<TrialProps | null> => {
  const props = await trialProps(c, param(c, 'id'))
  return props && props.trial.personId !== props.visit.person.id ? props : null
}

const page = async (c: Ctx, extra: Pick<TrialProps, 'refusal' | 'typed' | 'link'> = {}) => {
  const props = await deskProps(c)
  if (!props) return c.notFound()
  const isMentor = props.trial.named.some(({ personId }) => personId === props.visit.person.id)
  const View = isMentor ? MentorTrialPage : TrialPage
  return show(c, <View {...props} {...extra} />, extra.refusal ? 422 : 200)
}

const typedOn = (form: Fields, names: string[]): Record<string, string> =>
  Object.fromEntries(names.filter(form.has).map(name => [name, form.all(name).join(',')]))

const fieldsOf = ({ trial: { frame } }: TrialProps): string[] => [
  ...['words', 'aside', 'where', 'organisation', 'address', 'contact', 'safety', 'day', 'hour', 'proven'],
  ...frame.means.flatMap(({ id }) => [`daar-${id}`, `anders-${id}`, `waarom-${id}`]),
  ...judgedIn(frame).flatMap(({ id }) => [`bewezen-${id}`, `woorden-${id}`]),
]

type Take = (props: TrialProps, form: Fields) => Promise<Outcome<unknown, Word>>

/** Takes a step: the form read, the verb done, and back; or the page with what was wrong and what was typed. */
const step = (take: Take) => async (c: Ctx) => {
  const props = await deskProps(c)
  if (!props) return c.notFound()
  const form = await fields(c)
  const outcome = await take(props, form)
  if (outcome.ok) return c.redirect(urls.trial(props.trial.id), 303)
  return page(c, { refusal: outcome.refusal, typed: typedOn(form, fieldsOf(props)) })
}

const planOn = (form: Fields, { trial }: TrialProps) => ({
  where: form.one('where'),
  organisation: form.one('organisation'),
  address: form.one('address'),
  contact: form.one('contact'),
  safety: form.one('safety'),
  day: readDay(form.one('day')),
  hour: form.one('hour'),
  means: trial.frame.means.map(({ id }) => ({
    id,
    there: form.one(`daar-${id}`) === 'ja',
    equivalent: form.one(`anders-${id}`),
    why: form.one(`waarom-${id}`),
  })),
})

const verdictsOn = (form: Fields, { trial }: TrialProps) =>
  judgedIn(trial.frame)
    .filter(({ id }) => form.has(`bewezen-${id}`))
    .map(({ id }) => ({
      competence: id,
      proven: form.one(`bewezen-${id}`) === 'ja',
      words: form.one(`woorden-${id}`).slice(0, 2000),
    }))

/** What the centre, and who speaks for the employer, do with trials. */
const deskRoutes = new Hono<Env>()
  .get(urls.trials, async c => {
    const { visit } = c.var
    const { person } = visit
    if (!person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.trials)}`, 303)
    const all = await proceduresFor<Frame, Steps>(visit.db, 'workplace', requestViewerOf(visit))
    const trials = all.filter(({ personId }) => personId !== person.id)
    return show(c, <TrialsPage visit={visit} trials={trials} own={false} />)
  })
  .get(urls.trial(':id'), c => page(c))
  .post(
    urls.trialStep(':id', 'gesprek'),
    step(({ visit, trial }, form) => noteTalk(visit.db, visit, trial.id, form.one('words'))),
  )
  .post(
    urls.trialStep(':id', 'plan'),
    step((props, form) => planTrial(props.visit.db, props.visit, props.trial.id, planOn(form, props))),
  )
  .post(
    urls.trialStep(':id', 'vergelijkbaar'),
    step(({ visit, trial }, form) => {
      const mean = form.one('mean')
      const said = { mean, agreed: form.one(`agreed-${mean}`), words: form.one(`words-${mean}`) }
      return weighEquivalent(visit.db, visit, trial.id, said)
    }),
  )
  .post(urls.trialStep(':id', 'mentor'), async c => {
    const props = await deskProps(c)
    if (!props) return c.notFound()
    const made = await makeMentorLink(props.visit.db, props.visit, props.trial.id)
    return page(c, made.ok ? { link: made.value } : { refusal: made.refusal })
  })
  .post(
    urls.trialStep(':id', 'akkoord'),
    step(({ visit, trial }) => agreeAsMentor(visit.db, visit, trial.id)),
  )
  .post(
    urls.trialStep(':id', 'opzij'),
    step(({ visit, trial }, form) => standAside(visit.db, visit, trial.id, form.one('aside'))),
  )
  .post(
    urls.trialStep(':id', 'gezien'),
    step(({ visit, trial }) => endObservation(visit.db, visit, trial.id)),
  )
  .post(
    urls.trialStep(':id', 'beslis'),
    step((props, form) => {
      const { visit, trial, catalogue } = props
      return decideTrial(visit.db, visit, trial.id, verdictsOn(form, props), catalogue)
    }),
  )
  .post(
    urls.trialStep(':id', 'bevestig'),
    step(({ visit, trial, catalogue }) => confirmTrial(visit.db, visit, trial.id, catalogue)),
  )
  .post(
    urls.trialStep(':id', 'terug'),
    step(({ visit, trial }, form) => returnTrial(visit.db, visit, trial.id, form.one('words'))),
  )
  .post(
    urls.trialStep(':id', 'beroep'),
    step(({ visit, trial, catalogue }, form) => {
      const heard = { proven: form.all('proven'), words: form.one('words') }
      return hearTrialAppeal(visit.db, visit, trial.id, heard, catalogue)
    }),
  )

export const trialRoutes = new Hono<Env>()
  .route('/', mentorRoutes)
  .route('/', howRoutes)
  .route('/', ownTrialRoutes)
  .route('/', observeRoutes)
  .route('/', deskRoutes)
