import { Hono } from 'hono'
import {
  type CompetenceId,
  currentCatalogue,
  listedAs,
  named,
  type Programme,
  type ProgrammeId,
} from '../../catalogue/index.ts'
import { runnerOf } from '../../people/index.ts'
import { type Fields, fields, param } from '../../platform/fields.ts'
import { fingerprint } from '../../platform/ids.ts'
import type { Ctx, Env } from '../../platform/visit.ts'
import { show } from '../../ui/page.tsx'
import { urls } from '../../urls.ts'
import { currentMeasures } from '../support/index.ts'
import { agreeToTestimonial } from './agree-to-testimonial.ts'
import { answerTalk } from './answer-talk.ts'
import { askForTalk } from './ask-for-talk.ts'
import { askTestimonial } from './ask-testimonial.ts'
import { BrochurePage, type BrochureProps } from './brochure.pages.tsx'
import {
  keptProviders,
  openTalk,
  talksFor,
  testimonialBehind,
  testimonialsFor,
  testimonialsOn,
  wordsOf,
} from './brochure.store.ts'
import { asksOf, missingFrom } from './brochure.ts'
import { brochurePdf } from './brochure-pdf.ts'
import { type Company, exampleCosts, sectors, sizes } from './example-costs.ts'
import { BrochuresPage, KeepBrochurePage, type KeepProps, TestimonialPage } from './keep.pages.tsx'
import { keepBrochureWords } from './keep-words.ts'
import { withdrawTestimonial } from './withdraw-testimonial.ts'

const companyIn = (c: Ctx): Company => ({
  size: sizes.find(size => size === c.req.query('grootte')) ?? 'small',
  sector: sectors.find(sector => sector === c.req.query('sector')) ?? 'private',
})

/** Everything that the brochure of this address shows; null: there is no such programme. */
const brochureProps = async (c: Ctx, asked = false): Promise<BrochureProps | null> => {
  const { visit } = c.var
  const catalogue = await currentCatalogue(visit.db)
  const programme = catalogue.programmes.get(param(c, 'id') as ProgrammeId)
  const listed = programme ? listedAs(programme, catalogue, visit.today) : null
  if (!listed || !programme) return null
  const asks = asksOf(listed)
  const company = companyIn(c)
  const proves = [...new Set(listed.modules.flatMap(({ proves }) => proves))]
  return {
    visit,
    listed,
    asks,
    missing: missingFrom(asks, listed),
    company,
    costs: exampleCosts(listed, asks, company, await currentMeasures(visit.db), visit.today),
    said: (await wordsOf(visit.db, programme.id))?.body ?? null,
    testimonials: await testimonialsOn(visit.db, programme.id),
    learns: proves.flatMap((id: CompetenceId) => {
      const competence = catalogue.competences.get(id)
      return competence ? [named(competence.label)] : []
    }),
    talk: {
      here: (await runnerOf(visit.db, programme.provider)) !== null,
      open: visit.person ? await openTalk(visit.db, programme.id, visit.person.id) : false,
      asked,
    },
  }
}

const typedOn = (form: Fields, names: readonly string[]) =>
  Object.fromEntries(names.map(name => [name, form.one(name)]))

/** The programme of this address, when the visitor keeps its brochure. */
const kept = async (c: Ctx): Promise<Programme | null> => {
  const { visit } = c.var
  const { programmes } = await currentCatalogue(visit.db)
  const programme = programmes.get(param(c, 'programme') as ProgrammeId)
  return programme && (await keptProviders(visit)).has(programme.provider) ? programme : null
}

const keepPage = async (c: Ctx, programme: Programme, given: Partial<KeepProps> = {}) => {
  const { visit } = c.var
  const newest = await wordsOf(visit.db, programme.id)
  const { pitch, contact } = newest?.body ?? { pitch: { nl: '', en: '' }, contact: { name: '', mail: '', phone: '' } }
  const typed = {
    pitchNl: pitch.nl,
    pitchEn: pitch.en,
    contactName: contact.name,
    contactMail: contact.mail,
    contactPhone: contact.phone,
    ...given.typed,
  }
  const testimonials = await testimonialsFor(visit.db, programme.id)
  const props = { visit, programme, testimonials, ...given, seen: newest?.id ?? 0, typed }
  return show(c, <KeepBrochurePage {...props} />, given.refusal ? 422 : 200)
}

const wordNames = ['pitchNl', 'pitchEn', 'contactName', 'contactMail', 'contactPhone'] as const
const testimonialNames = ['firstName', 'jobNl', 'jobEn', 'wordsNl', 'wordsEn'] as const

/** What employers read of a programme, and where a provider adds to it. */
export const brochureRoutes = new Hono<Env>()
  .get(urls.brochurePdf(':id'), async c => {
    const props = await brochureProps(c)
    if (!props) return c.notFound()
    return c.body(brochurePdf(props), 200, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="folder-${encodeURIComponent(props.listed.programme.id)}.pdf"`,
    })
  })
  .get(urls.brochure(':id'), async c => {
    const props = await brochureProps(c)
    return props ? show(c, <BrochurePage {...props} />) : c.notFound()
  })
  .post(urls.brochureTalk(':id'), async c => {
    const { visit } = c.var
    const props = await brochureProps(c)
    if (!props) return c.notFound()
    const { programme } = props.listed
    if (!visit.person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.brochure(programme.id))}`, 303)
    const form = await fields(c)
    const ask = { company: form.one('company'), reach: form.one('reach'), words: form.one('words') }
    const outcome = await askForTalk(visit.db, visit, programme, ask)
    if (outcome.ok) return c.redirect(`${urls.brochure(programme.id)}#contact`, 303)
    return show(c, <BrochurePage {...props} refusal={outcome.refusal} typed={ask} />, 422)
  })
  .get(urls.brochures, async c => {
    const { visit } = c.var
    if (!visit.person) return c.redirect(`${urls.signIn}?terug=${encodeURIComponent(urls.brochures)}`, 303)
    const providers = await keptProviders(visit)
    const catalogue = await currentCatalogue(visit.db)
    const programmes = [...catalogue.programmes.values()].filter(({ provider }) => providers.has(provider))
    const talks = await talksFor(
      visit.db,
      programmes.map(({ id }) => id),
    )
    return show(c, <BrochuresPage visit={visit} programmes={programmes} talks={talks} />)
  })
  .post(urls.answerTalk(':talk'), async c => {
    const { visit } = c.var
    const providers = await keptProviders(visit)
    if (providers.size === 0) return c.notFound()
    const { programmes } = await currentCatalogue(visit.db)
    const own = [...programmes.values()].filter(({ provider }) => providers.has(provider)).map(({ id }) => id)
    await answerTalk(visit.db, visit, param(c, 'talk'), own)
    return c.redirect(urls.brochures, 303)
  })
  .get(urls.keepBrochure(':programme'), async c => {
    const programme = await kept(c)
    return programme ? keepPage(c, programme, { kept: c.req.query('bewaard') === '1' }) : c.notFound()
  })
  .post(urls.keepBrochure(':programme'), async c => {
    const { visit } = c.var
    const programme = await kept(c)
    if (!programme) return c.notFound()
    const form = await fields(c)
    const body = {
      pitch: { nl: form.one('pitchNl'), en: form.one('pitchEn') },
      contact: { name: form.one('contactName'), mail: form.one('contactMail'), phone: form.one('contactPhone') },
    }
    const outcome = await keepBrochureWords(visit.db, visit, programme.id, body, Number(form.one('seen')))
    if (outcome.ok) return c.redirect(`${urls.keepBrochure(programme.id)}?bewaard=1`, 303)
    return keepPage(c, programme, { refusal: outcome.refusal, typed: typedOn(form, wordNames) })
  })
  .post(urls.addTestimonial(':programme'), async c => {
    const { visit } = c.var
    const programme = await kept(c)
    if (!programme) return c.notFound()
    const form = await fields(c)
    const ask = {
      firstName: form.one('firstName'),
      job: { nl: form.one('jobNl'), en: form.one('jobEn') },
      words: { nl: form.one('wordsNl'), en: form.one('wordsEn') },
    }
    const outcome = await askTestimonial(visit.db, visit, programme.id, ask)
    if (outcome.ok) return keepPage(c, programme, { link: outcome.value })
    return keepPage(c, programme, { refusal: outcome.refusal, typed: typedOn(form, testimonialNames) })
  })
  .post(urls.dropTestimonial(':programme', ':testimonial'), async c => {
    const { visit } = c.var
    const programme = await kept(c)
    if (!programme) return c.notFound()
    await withdrawTestimonial(visit.db, visit, { id: param(c, 'testimonial'), programme: programme.id })
    return c.redirect(urls.keepBrochure(programme.id), 303)
  })
  .get(urls.testimonial(':secret'), c => testimonialPage(c))
  .post(urls.testimonial(':secret'), async c => {
    const { visit } = c.var
    const secret = param(c, 'secret')
    const says = (await fields(c)).one('says')
    if (says === 'ja') await agreeToTestimonial(visit.db, visit, secret)
    if (says === 'nee') await withdrawTestimonial(visit.db, visit, { secret })
    return c.redirect(urls.testimonial(encodeURIComponent(secret)), 303)
  })

const testimonialPage = async (c: Ctx) => {
  const { visit } = c.var
  const secret = param(c, 'secret')
  const found = await testimonialBehind(visit.db, fingerprint(secret))
  const programme = found && (await currentCatalogue(visit.db)).programmes.get(found.programme)
  const title = programme?.title[visit.t.language] ?? ''
  return show(c, <TestimonialPage visit={visit} secret={secret} found={found} title={title} />, found ? 200 : 410)
}
