import { Hono } from 'hono'
import { type Fields, fields, param } from '../../platform/fields.ts'
import type { Outcome } from '../../platform/outcome.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { AgreementPage, AgreementsPage } from './agreement.pages.tsx'
import { agreementsFor } from './agreement.store.ts'
import { newestOf } from './agreement.ts'
import { agreementProps } from './agreement-page.ts'
import { agreementPdf } from './agreement-pdf.ts'
import { ChangePage } from './change.pages.tsx'
import { endEarly, letEnd, withdraw } from './finish.ts'
import { renewCode, sendAgreement } from './invite.ts'
import type { AgreementProps } from './props.ts'
import { renewAgreement } from './renew.ts'
import { sign } from './sign.ts'
import { answerAbout, askAbout, declineChange, proposeChange, refuseToSign } from './talk.ts'
import { type SignedIn, signedIn, viewerIn } from './visit.ts'
import { readChange, writeVersion } from './write-version.ts'

const page = async (c: Ctx, extra: Partial<Pick<AgreementProps, 'refusal' | 'typed' | 'codes'>> = {}) => {
  const visit = signedIn(c)
  const props = visit && (await agreementProps(visit, param(c, 'id')))
  if (!props) return c.notFound()
  const about = extra.typed?.condition ?? c.req.query('voorstel') ?? null
  return show(c, <AgreementPage {...props} {...extra} about={about} />, extra.refusal ? 422 : 200)
}

type Take = (visit: SignedIn, id: string, form: Fields) => Promise<Outcome<unknown, Word>>

/** Takes a step in an agreement and goes back to it; or the page again with what was wrong, and what was typed. */
const step =
  (take: Take, names: string[] = []) =>
  async (c: Ctx) => {
    const visit = signedIn(c)
    const props = visit && (await agreementProps(visit, param(c, 'id')))
    if (!visit || !props) return c.notFound()
    const form = await fields(c)
    const taken = await take(visit, props.agreement.id, form)
    if (taken.ok) return c.redirect(urls.agreement(props.agreement.id), 303)
    return page(c, { refusal: taken.refusal, typed: Object.fromEntries(names.map(name => [name, form.one(name)])) })
  }

/** A step that asks for words only. */
const saying = (name: string, take: (visit: SignedIn, id: string, words: string) => ReturnType<Take>) =>
  step((visit, id, form) => take(visit, id, form.one(`words-${name}`)), [`words-${name}`])

const change = async (c: Ctx) => {
  const visit = signedIn(c)
  const props = visit && (await agreementProps(visit, param(c, 'id')))
  return props?.may.write ? props : null
}

/** What the parties of an agreement do with it. */
export const agreementRoutes = new Hono<Env>()
  .get(urls.agreements, async c => {
    const visit = signedIn(c)
    if (!visit) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.agreements)}`, 303)
    return show(c, <AgreementsPage visit={visit} agreements={await agreementsFor(visit.db, viewerIn(visit))} />)
  })
  .get(urls.agreement(':id'), c => page(c))
  .get(urls.agreementPdf(':id'), async c => {
    const visit = signedIn(c)
    const props = visit && (await agreementProps(visit, param(c, 'id')))
    if (!props?.may.sent) return c.notFound()
    return c.body(agreementPdf(props.agreement, props.visit.origin), 200, {
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="afspraak.pdf"',
      'cache-control': 'no-store',
    })
  })
  .get(urls.changeAgreement(':id'), async c => {
    const props = await change(c)
    return props ? show(c, <ChangePage visit={props.visit} agreement={props.agreement} faults={[]} />) : c.notFound()
  })
  .post(urls.changeAgreement(':id'), async c => {
    const props = await change(c)
    if (!props) return c.notFound()
    const { visit, agreement } = props
    const form = await fields(c)
    const read = readChange(form, newestOf(agreement).terms)
    const written =
      read.faults.length > 0
        ? { ok: false as const, faults: read.faults }
        : await writeVersion(visit.db, visit, agreement.id, read.change)
    if (written.ok) return c.redirect(urls.agreement(agreement.id), 303)
    const ids = agreement.set.body.conditions.flatMap(({ id }) => [id, `motive-${id}`])
    const names = [...ids, 'from', 'until', 'contract', 'words', 'seen']
    const typed = Object.fromEntries(names.map(name => [name, form.one(name)]))
    return show(c, <ChangePage visit={visit} agreement={agreement} faults={written.faults} typed={typed} />, 422)
  })
  .post(urls.agreementStep(':id', 'stuur'), async c => {
    const visit = signedIn(c)
    const props = visit && (await agreementProps(visit, param(c, 'id')))
    if (!visit || !props) return c.notFound()
    const sent = await sendAgreement(visit.db, visit, props.agreement.id)
    return sent.ok ? page(c, { codes: sent.value }) : page(c, { refusal: sent.refusal })
  })
  .post(urls.agreementStep(':id', 'code'), async c => {
    const visit = signedIn(c)
    const props = visit && (await agreementProps(visit, param(c, 'id')))
    if (!visit || !props) return c.notFound()
    const made = await renewCode(visit.db, visit, props.agreement.id, (await fields(c)).one('party'))
    return made.ok ? page(c, { codes: made.value ? [made.value] : [] }) : page(c, { refusal: made.refusal })
  })
  .post(
    urls.agreementStep(':id', 'teken'),
    step(async (visit, id, form) =>
      form.one('read') === 'ja'
        ? sign(visit.db, visit, id, {
            party: form.one('party'),
            number: Number(form.one('number')),
            sha256: form.one('sha256'),
          })
        : { ok: false, refusal: 'planning.agreement.read-first' },
    ),
  )
  .post(
    urls.agreementStep(':id', 'vraag'),
    saying('vraag', (visit, id, words) => askAbout(visit.db, visit, id, words)),
  )
  .post(
    urls.agreementStep(':id', 'antwoord'),
    saying('antwoord', (visit, id, words) => answerAbout(visit.db, visit, id, words)),
  )
  .post(
    urls.agreementStep(':id', 'niet-over'),
    saying('niet-over', (visit, id, words) => declineChange(visit.db, visit, id, words)),
  )
  .post(
    urls.agreementStep(':id', 'weiger'),
    saying('weiger', (visit, id, words) => refuseToSign(visit.db, visit, id, words)),
  )
  .post(
    urls.agreementStep(':id', 'voorstel'),
    step(
      (visit, id, form) =>
        proposeChange(visit.db, visit, id, {
          condition: form.one('condition'),
          value: form.one('value'),
          words: form.one('words-voorstel'),
        }),
      ['condition', 'value', 'words-voorstel'],
    ),
  )
  .post(
    urls.agreementStep(':id', 'intrekken'),
    step((visit, id) => withdraw(visit.db, visit, id)),
  )
  .post(
    urls.agreementStep(':id', 'stop'),
    step(
      (visit, id, form) =>
        endEarly(visit.db, visit, id, { why: form.one('why'), day: form.one('day'), words: form.one('words') }),
      ['why', 'day', 'words'],
    ),
  )
  .post(
    urls.agreementStep(':id', 'laat-aflopen'),
    step((visit, id) => letEnd(visit.db, visit, id)),
  )
  .post(urls.agreementStep(':id', 'verleng'), async c => {
    const visit = signedIn(c)
    const props = visit && (await agreementProps(visit, param(c, 'id')))
    if (!visit || !props) return c.notFound()
    const renewed = await renewAgreement(visit.db, visit, props.agreement.id)
    return renewed.ok ? c.redirect(urls.agreement(renewed.value), 303) : page(c, { refusal: renewed.refusal })
  })
