import { Hono } from 'hono'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { proceduresFor } from '../procedures/procedure.store.ts'
import { appealTrial } from './decide-trial.ts'
import type { Frame } from './frame.ts'
import { agreeToPlan, withdrawTrial } from './plan-trial.ts'
import { OwnTrialPage, TrialsPage } from './trial.pages.tsx'
import type { Steps } from './trial.ts'
import { type TrialProps, trialProps } from './trial-page.ts'

const ownProps = async (c: Ctx): Promise<TrialProps | null> => {
  const props = await trialProps(c, param(c, 'id'))
  return props && props.trial.personId === props.visit.person.id ? props : null
}

const page = async (c: Ctx, extra: Pick<TrialProps, 'refusal' | 'typed'> = {}) => {
  const props = await ownProps(c)
  return props ? show(c, <OwnTrialPage {...props} {...extra} />, extra.refusal ? 422 : 200) : c.notFound()
}

const step = (take: (props: TrialProps, form: Fields) => Promise<Outcome<unknown, Word>>) => async (c: Ctx) => {
  const props = await ownProps(c)
  if (!props) return c.notFound()
  const form = await fields(c)
  const outcome = await take(props, form)
  if (outcome.ok) return c.redirect(urls.ownTrial(props.trial.id), 303)
  const typed: Record<string, string> = form.has('words') ? { words: form.one('words') } : {}
  return page(c, { refusal: outcome.refusal, typed })
}

/** What a person does in their own trial. */
export const ownTrialRoutes = new Hono<Env>()
  .get(urls.ownTrials, async c => {
    const { visit } = c.var
    const { person } = visit
    if (!person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.ownTrials)}`, 303)
    const viewer = { person: person.id, organisation: null, role: null }
    const all = await proceduresFor<Frame, Steps>(visit.db, 'workplace', viewer)
    const trials = all.filter(({ personId }) => personId === person.id)
    return show(c, <TrialsPage visit={visit} trials={trials} own />)
  })
  .get(urls.ownTrial(':id'), c => page(c))
  .post(
    urls.ownTrialStep(':id', 'akkoord'),
    step(({ visit, trial }) => agreeToPlan(visit.db, visit, trial.id)),
  )
  .post(
    urls.ownTrialStep(':id', 'intrekken'),
    step(({ visit, trial }) => withdrawTrial(visit.db, visit, trial.id)),
  )
  .post(
    urls.ownTrialStep(':id', 'beroep'),
    step(({ visit, trial }, form) => appealTrial(visit.db, visit, trial.id, form.one('words'))),
  )
