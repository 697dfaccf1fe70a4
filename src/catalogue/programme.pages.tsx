import type { Source } from '../platform/because.ts'
import { isValidOn } from '../platform/day.ts'
import { day, money } from '../platform/show.ts'
import type { Visit } from '../platform/visit.ts'
import type { Translate } from '../platform/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Ladder } from '../ui/ladder.tsx'
import { Page } from '../ui/page.tsx'
import { Empty, Figures } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import type { Catalogue, ModuleId, Origin, QualificationId } from './catalogue.ts'
import { MakeLadder, Marks, Name, OriginTag, SourceLine } from './facts.tsx'
import { goalName } from './goals.ts'
import { creditsIn, type Listed } from './listed.ts'
import { OffersTable } from './offers-table.tsx'
import { Exclusions, OrderRules } from './rules.pages.tsx'
import { lessonsOf, priceOf, workplaceOf } from './say.ts'
import { StructureList } from './structure.pages.tsx'
import { problemsOf } from './structure.ts'

interface OneProps {
  visit: Visit
  listed: Listed
  catalogue: Catalogue
}

const moduleName = (id: ModuleId, { modules }: Catalogue, t: Translate): string =>
  modules.get(id)?.title[t.language] ?? id

/** What keeps people from finishing it, as it stands today. */
const Warnings = ({ visit: { t, today }, listed: { programme }, catalogue }: OneProps) => {
  const given = [...catalogue.modules.values()].filter(module => isValidOn(module, today)).map(({ id }) => id)
  const problems = problemsOf(programme, new Set(given), creditsIn(catalogue))
  const outside = !isValidOn(programme, today)
  if (problems.length === 0 && !outside) return null
  const name = (id: ModuleId) => moduleName(id, catalogue, t)
  const short = (value: typeof programme.validFrom) => (value ? day(value, t.language, 'short') : 'none')
  return (
    <div class="notice" role="note">
      <p>
        <strong>{t('catalogue.problem.title')}</strong>
      </p>
      <ul>
        {outside && (
          <li>
            {t('catalogue.one.outside', {
              day: day(today, t.language, 'short'),
              from: short(programme.validFrom),
              to: short(programme.validTo),
            })}
          </li>
        )}
        {problems.map(found => (
          <li>
            {t(`catalogue.problem.${found.problem}`, {
              module: 'module' in found ? name(found.module) : '',
              chain: 'chain' in found ? found.chain.map(name).join(' → ') : '',
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}

const QualificationLink = ({ id, catalogue, t }: { id: QualificationId; catalogue: Catalogue; t: Translate }) => (
  <a href={urls.qualification(id)}>{goalName(id, catalogue, t.language)}</a>
)

const Award = ({ listed: { awards }, visit: { t } }: OneProps) => (
  <section class="card">
    <h2>{t('catalogue.one.award.title')}</h2>
    <p>
      <a href={urls.qualification(awards.id)}>
        <Name of={awards.title} otherwise={awards.id} t={t} />
      </a>
      , {t(`catalogue.kind.${awards.kind}`)} <Marks of={awards} t={t} />
    </p>
    {awards.value && <p>{awards.value[t.language]}</p>}
  </section>
)

const Entry = ({ listed: { programme }, catalogue, visit: { t } }: OneProps) => (
  <section class="card">
    <h2>{t('catalogue.one.entry.title')}</h2>
    {programme.entry.length === 0 ? (
      <p>{t('catalogue.one.entry.open')}</p>
    ) : (
      <>
        <p>{t('catalogue.one.entry.one-of', { count: programme.entry.length })}</p>
        <ul>
          {programme.entry.map(id => (
            <li>
              <QualificationLink id={id} catalogue={catalogue} t={t} />
            </li>
          ))}
        </ul>
      </>
    )}
    {programme.language && <p>{t('catalogue.one.entry.language', { level: programme.language })}</p>}
  </section>
)

const Stops = ({ listed: { programme }, catalogue, visit: { t } }: OneProps) =>
  programme.stops.length === 0 ? null : (
    <section>
      <h2>{t('catalogue.one.stops.title')}</h2>
      <p>{t('catalogue.one.stops.intro')}</p>
      {programme.stops.map(stop => (
        <>
          <h3 class="flag-line">
            <Icon name="flag" />{' '}
            {stop.qualification ? (
              <a href={urls.qualification(stop.qualification)}>{stop.title[t.language]}</a>
            ) : (
              stop.title[t.language]
            )}
          </h3>
          {stop.value && <p>{stop.value[t.language]}</p>}
          <p class="soft">
            {t('catalogue.one.stops.after', {
              modules: stop.requires.map(id => moduleName(id, catalogue, t)).join(', '),
            })}
          </p>
        </>
      ))}
    </section>
  )

/** The programme as a ladder: its modules in their order, with a flag where one may stop. */
const Picture = ({ listed: { programme, modules }, visit: { t } }: OneProps) => {
  const stopsAfter = (at: number) =>
    programme.stops.filter(
      ({ requires }) => Math.max(...requires.map(id => modules.findIndex(module => module.id === id))) === at,
    )
  return (
    <Ladder
      says={t('catalogue.one.picture', {
        title: programme.title,
        modules: modules.length,
        stops: programme.stops.length,
      })}
      steps={modules.flatMap((_, at) => [
        { kind: 'rung' as const, state: 'todo' as const, label: String(at + 1) },
        ...stopsAfter(at).map(() => ({ kind: 'flag' as const })),
      ])}
    />
  )
}

const Price = ({ listed: { totals, provider }, visit: { t } }: OneProps) => (
  <section class="card">
    <h2>{t('catalogue.one.price.title')}</h2>
    {totals?.cents.most === 0 ? (
      <p>{t('catalogue.one.price.free', { provider: provider.name })}</p>
    ) : (
      <p>
        {t('catalogue.one.price.sum', { price: priceOf(totals, t) })}
        {totals && totals.cents.least < totals.cents.most && ` ${t('catalogue.one.price.choice')}`}
      </p>
    )}
    <p>
      {t('catalogue.one.price.less')} <a href={urls.support}>{t('catalogue.one.price.support')}</a>
    </p>
  </section>
)

interface Fact {
  origin: Origin
  source: Source
}

/** Facts that come from the same place, once. */
const distinct = (facts: Fact[]): Fact[] => [
  ...new Map(facts.map(({ origin, source }) => [JSON.stringify([origin, source]), { origin, source }])).values(),
]

const Sources = ({ listed, catalogue, visit: { t } }: OneProps) => {
  const { programme, awards, provider, modules, offers, ladders } = listed
  const facts = {
    programme: [programme],
    awards: [awards],
    provider: [provider],
    modules,
    offers,
    ladder: catalogue.ladders.filter(({ id }) => ladders.includes(id)),
  }
  const kinds = Object.keys(facts) as (keyof typeof facts)[]
  return (
    <section>
      <h2>{t('catalogue.one.sources.title')}</h2>
      <ul>
        {kinds.flatMap(kind =>
          distinct(facts[kind]).map(({ origin, source }) => (
            <li>
              {t(`catalogue.one.source.${kind}`)}: <SourceLine source={source} t={t} />{' '}
              <OriginTag origin={origin} t={t} />
            </li>
          )),
        )}
      </ul>
    </section>
  )
}

export const ProgrammePage = (props: OneProps) => {
  const { visit, listed, catalogue } = props
  const { programme, provider, totals, offers, modules } = listed
  const { t } = visit
  const title = programme.title[t.language]
  const start = offers[0]?.start
  const workplace = workplaceOf(listed, t)
  const inCredits = programme.unit === 'credit' && Boolean(totals?.credits)
  return (
    <Page visit={visit} title={title}>
      <p class="no-print">
        <a href={urls.programmes}>{t('catalogue.one.back')}</a>
      </p>
      <h1>{title}</h1>
      <p>
        {t('catalogue.one.at', { provider: provider.name })}
        {provider.place && `, ${provider.place}`} <OriginTag origin={programme.origin} t={t} />
      </p>
      <Warnings {...props} />
      <Figures
        figures={[
          {
            value: lessonsOf(listed, t),
            meaning: t(inCredits ? 'catalogue.one.figure.credits' : 'catalogue.one.figure.size'),
          },
          ...(workplace ? [{ value: workplace, meaning: t('catalogue.one.figure.workplace') }] : []),
          { value: String(modules.length), meaning: t('catalogue.one.figure.modules', { count: modules.length }) },
          {
            value: totals ? money(totals.cents.least, t.language) : t('catalogue.unknown'),
            meaning: t('catalogue.one.figure.price'),
          },
          {
            value: start ? day(start, t.language, 'short') : t('catalogue.unknown'),
            meaning: t('catalogue.one.figure.start'),
          },
        ]}
      />
      <div class="buttons">
        <MakeLadder to={programme.awards} t={t} />
        <a class="button" href={urls.choices(programme.id)}>
          {t('catalogue.one.try-choices')}
        </a>
        <a class="button" href={`${urls.concordance}?opleiding=${encodeURIComponent(programme.id)}`}>
          {t('catalogue.one.exemptions')}
        </a>
        <a class="button" href={urls.brochure(programme.id)}>
          {t('catalogue.one.brochure')}
        </a>
      </div>
      <div class="three">
        <div class="card">
          <Picture {...props} />
        </div>
        <div>
          <StructureList programme={programme} catalogue={catalogue} t={t} />
          <OrderRules programme={programme} catalogue={catalogue} t={t} />
          <Exclusions programme={programme} catalogue={catalogue} t={t} />
          <Stops {...props} />
        </div>
        <div class="rungs">
          <Award {...props} />
          <Entry {...props} />
          <Price {...props} />
        </div>
      </div>
      <section>
        <h2>{t('catalogue.one.offers.title')}</h2>
        {offers.length === 0 ? (
          <Empty>
            <p>{t('catalogue.one.offers.none', { provider: provider.name })}</p>
          </Empty>
        ) : (
          <OffersTable offers={offers} unit={programme.unit} t={t} />
        )}
      </section>
      <Sources {...props} />
    </Page>
  )
}
