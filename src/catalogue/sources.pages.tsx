import type { Source } from '../platform/because.ts'
import { dayOf } from '../platform/day.ts'
import { day, figure } from '../platform/show.ts'
import type { Visit } from '../platform/visit.ts'
import type { Translate, Word } from '../platform/words.ts'
import { Page } from '../ui/page.tsx'
import { Empty, Figures } from '../ui/pieces.tsx'
import type { Origin } from './catalogue.ts'
import { OriginTag, Wide } from './facts.tsx'
import type { Counted, SourcesState } from './sources.store.ts'

interface Used {
  name: string
  /** What its maker asks us to say, or under which conditions we may use it. */
  acknowledgement: string
  source: Source | null
  amount: string
}

/** Known frameworks ask for a sentence of their own; of others we name the source. */
const acknowledged: Record<string, Word> = {
  esco: 'catalogue.sources.esco',
  bk: 'catalogue.sources.bk',
}

const usedOf = (
  { frameworks, occupations, postcodes, shortages, qualifications }: SourcesState,
  t: Translate,
): Used[] => [
  ...frameworks.map(({ id, title, source, competences }) => {
    const says = acknowledged[id]
    const own = id === 'bk' ? qualifications.count : id === 'esco' ? occupations : 0
    return {
      name: title,
      acknowledgement: says ? t(says) : source.title,
      source: id === 'bk' ? (qualifications.source ?? source) : source,
      amount: [
        ...(own > 0
          ? [t(`catalogue.sources.amount.${id === 'bk' ? 'qualifications' : 'occupations'}`, { count: own })]
          : []),
        t('catalogue.sources.amount.competences', { count: competences }),
      ].join(', '),
    }
  }),
  ...(postcodes > 0
    ? [
        {
          name: t('catalogue.sources.postcodes'),
          acknowledgement: t('catalogue.sources.postcodes.says'),
          source: null,
          amount: t('catalogue.sources.amount.postcodes', { count: postcodes }),
        },
      ]
    : []),
  ...(shortages.count > 0
    ? [
        {
          name: t('catalogue.sources.shortages'),
          acknowledgement: t('catalogue.sources.shortages.says'),
          source: shortages.source,
          amount: t('catalogue.sources.amount.occupations', { count: shortages.count }),
        },
      ]
    : []),
]

const UsedTable = ({ state, t }: { state: SourcesState; t: Translate }) => (
  <Wide says={t('house.sources.title')}>
    <table class="table folds">
      <caption class="hidden-text">{t('house.sources.title')}</caption>
      <thead>
        <tr>
          {(['what', 'says', 'amount', 'as-of'] as const).map(head => (
            <th scope="col">{t(`catalogue.sources.head.${head}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {usedOf(state, t).map(({ name, acknowledgement, source, amount }) => (
          <tr>
            <th scope="row">{source?.address ? <a href={source.address}>{name}</a> : name}</th>
            <td>{acknowledgement}</td>
            <td data-label={t('catalogue.sources.head.amount')}>{amount}</td>
            <td data-label={t('catalogue.sources.head.as-of')}>
              {source?.asOf ? day(source.asOf, t.language, 'short') : t('catalogue.unknown')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Wide>
)

const origins: Origin[] = ['official', 'report', 'derived', 'example']
const counted: Counted[] = [
  'qualification',
  'provider',
  'programme',
  'module',
  'offer',
  'concordance_row',
  'certificate_type',
  'ladder',
]

const Origins = ({ state, t }: { state: SourcesState; t: Translate }) => (
  <section>
    <h2>{t('catalogue.sources.origins')}</h2>
    <ul class="cards">
      {origins.map(origin => {
        const own = counted.flatMap(
          table => state.perOrigin.find(row => row.origin === origin && row.table === table) ?? [],
        )
        return (
          <li class="card">
            <h3>
              <OriginTag origin={origin} t={t} />
            </h3>
            <p>{t(`catalogue.sources.origin.${origin}`)}</p>
            <p class="soft small">
              {own.length === 0
                ? t('catalogue.sources.origin.none')
                : own.map(({ table, count }) => t(`catalogue.sources.count.${table}`, { count })).join(', ')}
            </p>
          </li>
        )
      })}
    </ul>
  </section>
)

const Runs = ({ state: { runs }, t }: { state: SourcesState; t: Translate }) => (
  <section>
    <h2>{t('catalogue.sources.runs')}</h2>
    {runs.length === 0 ? (
      <Empty>
        <p>{t('catalogue.sources.runs.none')}</p>
      </Empty>
    ) : (
      <Wide says={t('catalogue.sources.runs')}>
        <table class="table folds">
          <caption class="hidden-text">{t('catalogue.sources.runs')}</caption>
          <thead>
            <tr>
              {(['file', 'day', 'read', 'fresh', 'changed', 'questions'] as const).map(head => (
                <th scope="col">{t(`catalogue.sources.run.${head}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {runs.map(({ fileName, beganAt, report }) => (
              <tr>
                <th scope="row">{fileName}</th>
                <td data-label={t('catalogue.sources.run.day')}>{day(dayOf(beganAt), t.language, 'short')}</td>
                {(['read', 'fresh', 'changed', 'questions'] as const).map(part => (
                  <td data-label={t(`catalogue.sources.run.${part}`)}>{figure(report?.[part] ?? 0, t.language)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    )}
  </section>
)

/** Whose facts we count with, of when, and what we still do not know for certain. */
export const SourcesPage = ({ visit, state }: { visit: Visit; state: SourcesState }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('house.sources.title')}>
      <h1>{t('house.sources.title')}</h1>
      <p>{t('house.sources.intro')}</p>
      <UsedTable state={state} t={t} />
      <p>{t('catalogue.sources.no-endorsement')}</p>
      <Origins state={state} t={t} />
      <section>
        <h2>{t('catalogue.sources.unresolved')}</h2>
        <Figures
          figures={[
            {
              value: figure(state.unresolved, t.language),
              meaning: t('catalogue.sources.unresolved.figure', { count: state.unresolved }),
            },
          ]}
        />
        <p>{t('catalogue.sources.unresolved.explain')}</p>
      </section>
      <Runs state={state} t={t} />
    </Page>
  )
}
