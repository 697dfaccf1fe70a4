import { Hono } from 'hono'
import { currentCatalogue, type ProviderId } from '../../catalogue/index.ts'
import { runBy } from '../../people/index.ts'
import { readDay } from '../../platform/day.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import { actorOf, type Ctx, type Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { PolicyPage, SetPolicyPage } from './policy.pages.tsx'
import { policiesOf, setPolicy } from './policy.store.ts'
import { type PolicyBody, policySetters } from './policy.ts'

const names = [
  'validFrom',
  'when',
  'fee',
  'answerDays',
  'questionDays',
  'questionRounds',
  'appealDays',
  'secondReader',
] as const

const typedOn = (form: Fields): Record<string, string> => Object.fromEntries(names.map(name => [name, form.one(name)]))

const whole = (text: string | undefined): number => (text && /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN)

/** Euros as typed (`12,50`) in cents. */
const cents = (text: string | undefined): number =>
  /^\d{1,4}([.,]\d{1,2})?$/.test(text ?? '') ? Math.round(Number((text ?? '').replace(',', '.')) * 100) : Number.NaN

const bodyOf = (typed: Record<string, string>, form: Fields) => ({
  when: typed.when,
  fee: cents(typed.fee),
  grounds: form.all('grounds'),
  ways: form.all('ways'),
  answerDays: whole(typed.answerDays),
  questionDays: whole(typed.questionDays),
  questionRounds: whole(typed.questionRounds),
  secondReader: typed.secondReader === 'yes',
  appealDays: typed.appealDays === '' ? null : whole(typed.appealDays),
})

/** A policy as one would type it. */
const asTyped = ({ fee, appealDays, ...body }: PolicyBody): Record<string, string> => ({
  when: body.when,
  fee: String(fee / 100).replace('.', ','),
  answerDays: String(body.answerDays),
  questionDays: String(body.questionDays),
  questionRounds: String(body.questionRounds),
  appealDays: appealDays === null ? '' : String(appealDays),
  secondReader: body.secondReader ? 'yes' : '',
})

/** The provider of this address, when the visitor may set its policy: a coordinator or manager of who runs it. */
const ownProvider = async (c: Ctx) => {
  const { db, worksFor } = c.var.visit
  if (!worksFor || !policySetters.includes(worksFor.role)) return null
  const runs = await runBy(db, worksFor.id)
  return runs.find(({ id }) => id === param(c, 'provider')) ?? null
}

type Typed = { typed: Record<string, string>; lists: Pick<PolicyBody, 'grounds' | 'ways'>; refusal?: Word }

const setPage = async (c: Ctx, provider: { id: ProviderId; name: string }, given?: Typed) => {
  const { visit } = c.var
  const policies = await policiesOf(visit.db, provider.id)
  const [newest] = policies
  const from: Typed = {
    typed: newest ? asTyped(newest.body) : { questionRounds: '2', questionDays: '14', answerDays: '20', fee: '0' },
    lists: newest?.body ?? { grounds: ['EVK'], ways: ['papers'] },
  }
  const status = given?.refusal ? 422 : 200
  return show(c, <SetPolicyPage visit={visit} provider={provider} policies={policies} {...from} {...given} />, status)
}

export const policyRoutes = new Hono<Env>()
  .get(urls.policy(':provider'), async c => {
    const { visit } = c.var
    const { providers } = await currentCatalogue(visit.db)
    const provider = providers.get(param(c, 'provider') as ProviderId)
    if (!provider) return c.notFound()
    const policies = await policiesOf(visit.db, provider.id)
    return show(c, <PolicyPage visit={visit} provider={provider} policies={policies} />)
  })
  .get(urls.setPolicy(':provider'), async c => {
    const provider = await ownProvider(c)
    return provider ? setPage(c, provider) : c.notFound()
  })
  .post(urls.setPolicy(':provider'), async c => {
    const { visit } = c.var
    const provider = await ownProvider(c)
    if (!provider) return c.notFound()
    const form = await fields(c)
    const typed = typedOn(form)
    const ask = { validFrom: readDay(typed.validFrom ?? ''), body: bodyOf(typed, form) }
    const outcome = await setPolicy(visit.db, provider.id, ask, actorOf(visit), visit.today, visit.now)
    if (outcome.ok) return c.redirect(urls.setPolicy(provider.id), 303)
    const lists = { grounds: form.all('grounds'), ways: form.all('ways') } as Pick<PolicyBody, 'grounds' | 'ways'>
    return setPage(c, provider, { typed, lists, refusal: outcome.refusal })
  })
