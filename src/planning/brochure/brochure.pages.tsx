import { type Listed, lessonsOf, Name, named, priceOf } from '../../catalogue/index.ts'
import { day, hours, money } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Bilingual, Translate, Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Figures, Problems } from '../../ui/pieces.tsx'
import { Qr } from '../../ui/qr.tsx'
import { urls } from '../../urls.ts'
import type { Asks, Missing } from './brochure.ts'
import { CompanyForm, CostTable } from './cost-table.tsx'
import type { Company, ExampleCost } from './example-costs.ts'
import { Next } from './next-step.tsx'
import { MonthPicture, WeekPicture } from './pictures.tsx'
import type { Testimonial } from './testimonial.ts'
import type { BrochureBody } from './words.ts'

export interface BrochureProps {
  visit: Visit
  listed: Listed
  asks: Asks
  missing: Missing[]
  company: Company
  costs: ExampleCost[]
  /** null: the provider said nothing yet. */
  said: BrochureBody | null
  testimonials: Testimonial[]
  /** What the programme teaches to do, as far as it is named. */
  learns: Bilingual[]
  /** `here`: somebody here answers for the provider. `open`: this person asked already. */
  talk: { here: boolean; open: boolean; asked: boolean }
  refusal?: Word
  typed?: Record<string, string>
}

const shownCompetences = 6

/** What we do not know, said where it would have stood. */
const Unknown = ({ of, missing, t }: { of: Missing[]; missing: Missing[]; t: Translate }) => {
  const here = missing.filter(each => of.includes(each))
  return here.length === 0 ? null : (
    <ul class="unknown">
      {here.map(each => (
        <li>{t(`planning.brochure.missing.${each}`)}</li>
      ))}
    </ul>
  )
}

const When = ({ listed: { offers }, asks: { offer, end }, missing, visit: { t } }: BrochureProps) => (
  <section class="card">
    <h2>{t('planning.brochure.when')}</h2>
    {offer && (
      <ul>
        {offer.start && <li>{t('planning.starts', { day: day(offer.start, t.language) })}</li>}
        {end && <li>{t('planning.brochure.ends', { day: day(end, t.language, 'plain') })}</li>}
        <li>{offer.when[t.language]}</li>
        <li>
          {t(`planning.brochure.form.${offer.form}`)}
          {offer.place && `, ${offer.place}`}
        </li>
        {offers.length > 1 && <li>{t('planning.brochure.other-groups', { count: offers.length - 1 })}</li>}
      </ul>
    )}
    <Unknown of={['offer', 'start', 'place']} missing={missing} t={t} />
  </section>
)

/** What it asks of production in one sentence, as far as it is known. */
const asksSentence = ({ perWeek, weeks, days }: Asks, t: Translate): string | null => {
  if (perWeek === null) return null
  const week = hours(perWeek, t.language)
  if (weeks === null) return t('planning.brochure.asks.week', { hours: week })
  return days === null
    ? t('planning.brochure.asks', { hours: week, weeks })
    : t('planning.brochure.asks.days', { hours: week, weeks, days })
}

const Asked = ({ asks, missing, visit: { t } }: BrochureProps) => {
  const sentence = asksSentence(asks, t)
  return (
    <section>
      <h2>{t('planning.brochure.asks.title')}</h2>
      {sentence && <p class="lead">{sentence}</p>}
      {asks.offer?.evening && <p>{t('planning.brochure.asks.evening')}</p>}
      <WeekPicture {...asks} t={t} />
      <MonthPicture months={asks.months} t={t} />
      {asks.workplace > 0 && (
        <p>{t('planning.brochure.asks.workplace', { hours: hours(asks.workplace, t.language) })}</p>
      )}
      <Unknown of={['lessons', 'pace', 'days', 'when-workplace']} missing={missing} t={t} />
    </section>
  )
}

const Costs = ({ listed: { totals }, company, costs, missing, visit: { t } }: BrochureProps) => (
  <section id="kost">
    <h2>{t('planning.brochure.cost')}</h2>
    <Unknown of={['price']} missing={missing} t={t} />
    {totals && (
      <>
        <p>{t('planning.brochure.cost.explain', { price: money(totals.cents.most, t.language) })}</p>
        <CompanyForm company={company} t={t} />
        <CostTable costs={costs} t={t} />
        <p class="soft">{t('planning.brochure.cost.wage')}</p>
      </>
    )}
  </section>
)

const Gives = ({ listed: { awards, programme }, learns, missing, visit: { t } }: BrochureProps) => (
  <section class="card">
    <h2>{t('planning.brochure.gives')}</h2>
    <p>
      <a href={urls.qualification(awards.id)}>
        <Name of={awards.title} otherwise={awards.id} t={t} />
      </a>
      . {awards.value?.[t.language]} {awards.shortage && t('planning.brochure.gives.shortage')}
    </p>
    {learns.length > 0 && (
      <>
        <p>{t('planning.brochure.gives.learns')}</p>
        <ul>
          {learns.slice(0, shownCompetences).map(label => (
            <li>{label[t.language]}</li>
          ))}
        </ul>
        {learns.length > shownCompetences && (
          <p>
            <a href={urls.qualification(awards.id)}>
              {t('planning.brochure.gives.more', { count: learns.length - shownCompetences })}
            </a>
          </p>
        )}
      </>
    )}
    {programme.stops.length > 0 && (
      <p>
        {t('planning.brochure.gives.stops', {
          titles: programme.stops.map(({ title }) => title[t.language]).join(', '),
        })}
      </p>
    )}
    <Unknown of={['value']} missing={missing} t={t} />
  </section>
)

const Entry = ({ listed: { programme, awards }, missing, visit: { t } }: BrochureProps) => (
  <section class="card">
    <h2>{t('planning.brochure.entry')}</h2>
    <p>
      {programme.entry.length === 0
        ? t('planning.brochure.entry.open')
        : t('planning.brochure.entry.asks', { title: named(awards.title) })}{' '}
      {programme.language && t('planning.brochure.entry.language', { level: programme.language })}
    </p>
    <Unknown of={['language']} missing={missing} t={t} />
    <p>{t('planning.brochure.entry.shorter')}</p>
  </section>
)

const Voices = ({ testimonials, visit: { t } }: BrochureProps) =>
  testimonials.length === 0 ? null : (
    <section>
      <h2>{t('planning.brochure.voices')}</h2>
      <div class="cards">
        {testimonials.map(({ firstName, job, words }) => (
          <figure class="card voice">
            <blockquote>
              <p>{words[t.language]}</p>
            </blockquote>
            <figcaption>
              {firstName}, {job[t.language]}
            </figcaption>
          </figure>
        ))}
      </div>
    </section>
  )

/** What an employer must know of a programme, on one short page. */
export const BrochurePage = (props: BrochureProps) => {
  const { visit, listed, asks, said, refusal } = props
  const { t, origin } = visit
  const { programme, provider, totals } = listed
  const title = programme.title[t.language]
  const pitch = said?.pitch[t.language] || said?.pitch.nl || ''
  return (
    <Page visit={visit} title={t('planning.brochure.title', { title })}>
      <p class="no-print">
        <a href={urls.programme(programme.id)}>{t('planning.programme', { title })}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <p class="over-title">{t('planning.brochure.for-employers')}</p>
      <h1>{title}</h1>
      <p>
        {provider.name}
        {provider.place && `, ${provider.place}`}
      </p>
      {pitch && <p class="lead">{pitch}</p>}
      <Figures
        figures={[
          ...(asks.offer?.start
            ? [{ value: day(asks.offer.start, t.language, 'short'), meaning: t('planning.brochure.figure.start') }]
            : []),
          ...(asks.perWeek === null
            ? []
            : [{ value: hours(asks.perWeek, t.language), meaning: t('planning.brochure.figure.week') }]),
          ...(asks.weeks === null ? [] : [{ value: String(asks.weeks), meaning: t('planning.brochure.figure.weeks') }]),
          ...(asks.lessons ? [{ value: lessonsOf(listed, t), meaning: t('planning.brochure.figure.lessons') }] : []),
          ...(totals ? [{ value: priceOf(totals, t), meaning: t('planning.brochure.figure.fee') }] : []),
        ]}
      />
      <div class="buttons">
        <a class="button main" href="#contact">
          {t('planning.brochure.to-contact')}
        </a>
        <a class="button" href={urls.brochurePdf(programme.id)}>
          {t('planning.brochure.pdf')}
        </a>
      </div>
      <Asked {...props} />
      <div class="two">
        <When {...props} />
        <Gives {...props} />
      </div>
      <Costs {...props} />
      <Voices {...props} />
      <div class="two">
        <Next {...props} />
        <Entry {...props} />
      </div>
      <div class="print-only">
        <Qr text={`${origin}${urls.brochure(programme.id)}`} label={t('planning.brochure.qr')} />
      </div>
    </Page>
  )
}
