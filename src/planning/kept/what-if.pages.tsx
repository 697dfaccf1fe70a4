import { day, hours, money } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Bilingual, Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Field, Choices as Options, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { duration } from '../say.ts'
import type { Wrong } from './add-version.ts'
import { PaceFields } from './change.pages.tsx'
import { problemsOf } from './plan.pages.tsx'
import type { DrawnPlan, Plan } from './plan.ts'
import { typedHours } from './typed-hours.ts'
import { Said } from './waiting.tsx'
import type { Supposed, Supposing } from './what-if.ts'
import { WhatIfPicture } from './what-if-picture.tsx'

/** What was typed: everything text, as an address carries it. */
export interface WhatIfAsk {
  hours: string
  agreed: string
  paidBy: string
  from: string
  route: string
  granted: string[]
}

/** A supposition that can be, with what it is called. */
export interface Compared {
  title: string
  supposing: Supposing
  supposed: Supposed
}

const rows = (t: Translate): [string, (plan: DrawnPlan) => string][] => [
  [t('planning.plan.row.start'), ({ drawn }) => day(drawn.start, t.language, 'short')],
  [
    t('planning.plan.row.end'),
    ({ drawn }) => (drawn.end ? day(drawn.end, t.language, 'short') : t('planning.unknown')),
  ],
  [t('planning.plan.row.weeks'), ({ drawn }) => duration(drawn.weeks, t)],
  [t('planning.plan.row.left'), ({ drawn }) => hours(drawn.left, t.language)],
  [t('planning.plan.row.at-best'), ({ drawn }) => hours(drawn.leftAtBest, t.language)],
  [t('planning.cost.own'), ({ drawn }) => money(drawn.ownCents, t.language)],
  [t('planning.plan.row.support'), ({ drawn }) => money(Math.max(0, drawn.cents - drawn.ownCents), t.language)],
  [t('planning.cost.employer'), ({ drawn }) => money(drawn.employerCents, t.language)],
  [
    t('planning.plan.row.missed'),
    ({ drawn }) => (drawn.missed === null ? t('planning.unknown') : hours(drawn.missed, t.language)),
  ],
  [
    t('planning.plan.row.misfits'),
    ({ route }) =>
      route.misfits.map(misfit => t(misfit.says, misfit.with ?? {})).join(' ') || t('planning.plan.row.fits'),
  ],
]

/** The fields that stand for a supposition in a form. */
const hiddenOf = ({ minutesPerWeek, agreed, from, route }: Supposing): [string, string][] => [
  ...(minutesPerWeek === undefined ? [] : [['hours', typedHours(minutesPerWeek)] as [string, string]]),
  ...(agreed === undefined
    ? []
    : [
        ['agreed', agreed ? typedHours(agreed.minutesPerWeek) : '0'] as [string, string],
        ['paidBy', agreed?.paidBy ?? ''] as [string, string],
      ]),
  ...(from === undefined ? [] : [['from', from] as [string, string]]),
  ...(route === undefined ? [] : [['route', route] as [string, string]]),
]

const KeepIt = ({ each, seen, t }: { each: Compared; seen: number; t: Translate }) => {
  const granted = each.supposing.granted ?? []
  // Of which programme these modules are.
  const leg = each.supposed.plan.drawn.legs.find(({ rungs }) => rungs.some(({ module }) => granted.includes(module)))
  const hidden = hiddenOf(each.supposing)
  return (
    <>
      {leg && (
        <p>
          <a href={`${urls.askExemption}?${new URLSearchParams({ opleiding: leg.programme })}`}>
            {t('planning.plan.what-if.ask')}
          </a>
        </p>
      )}
      {hidden.length > 0 && (
        <form method="post" action={urls.whatIf}>
          <input type="hidden" name="seen" value={seen} />
          {hidden.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button type="submit">
            {t('planning.plan.what-if.keep')}
            <span class="hidden-text">: {each.title}</span>
          </button>
          {granted.length > 0 && <p class="soft small">{t('planning.plan.what-if.keep.granted')}</p>}
        </form>
      )}
    </>
  )
}

interface WhatIfPageProps {
  visit: Visit
  plan: Plan
  now: DrawnPlan
  compared: Compared[]
  typed: WhatIfAsk
  routes: { id: string; title: Bilingual }[]
  perhaps: { id: string; title: Bilingual }[]
  /** What was asked cannot be followed. */
  cannot: boolean
  wrong?: Wrong[]
}

const Table = ({ now, compared, seen, t }: { now: DrawnPlan; compared: Compared[]; seen: number; t: Translate }) => {
  const columns = [
    { title: t('planning.plan.as-it-is'), plan: now },
    ...compared.map(each => ({ title: each.title, plan: each.supposed.plan })),
  ]
  const locks = compared.some(({ supposed }) => supposed.broken.length > 0)
  return (
    <table class="table folds compare">
      <thead>
        <tr>
          <td />
          {columns.map(({ title }) => (
            <th scope="col">{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows(t).map(([name, value]) => (
          <tr>
            <th scope="row">{name}</th>
            {columns.map(({ title, plan }) => (
              <td data-label={title}>{value(plan)}</td>
            ))}
          </tr>
        ))}
        {locks && (
          <tr>
            <th scope="row">{t('planning.plan.row.locks')}</th>
            <td data-label={t('planning.plan.as-it-is')}>–</td>
            {compared.map(({ title, supposed }) => (
              <td data-label={title}>{supposed.broken.length > 0 ? <Said reasons={supposed.broken} t={t} /> : '–'}</td>
            ))}
          </tr>
        )}
        <tr class="no-print">
          <th scope="row">{t('planning.plan.row.keep')}</th>
          <td data-label={t('planning.plan.as-it-is')}>
            <a href={urls.plan}>{t('planning.plan.what-if.leave')}</a>
          </td>
          {compared.map(each => (
            <td data-label={each.title}>
              <KeepIt each={each} seen={seen} t={t} />
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

export const WhatIfPage = (props: WhatIfPageProps) => {
  const { visit, plan, now, compared, typed, routes, perhaps, cannot, wrong } = props
  const { t } = visit
  const problems = problemsOf(wrong, t)
  const bars = [
    { title: t('planning.plan.as-it-is'), drawn: now.drawn },
    ...compared.map(({ title, supposed }) => ({ title, drawn: supposed.plan.drawn })),
  ]
  return (
    <Page visit={visit} title={t('planning.plan.what-if')}>
      <p>
        <a href={urls.plan}>{t('planning.plan.back')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('planning.plan.what-if')}</h1>
      <p>{t('planning.plan.what-if.explain')}</p>
      {cannot && <p class="notice">{t('planning.plan.what-if.cannot')}</p>}
      <div class="card plan-picture">
        <WhatIfPicture plans={bars} t={t} />
      </div>
      <Table now={now} compared={compared} seen={plan.version.number} t={t} />
      <form method="get" action={urls.whatIf} class="card no-print">
        <h2>{t('planning.plan.what-if.own')}</h2>
        <PaceFields typed={typed} problems={problems} blank={t('planning.plan.what-if.agreed')} t={t} />
        <Field
          name="from"
          label={t('planning.plan.field.from')}
          hint={t('planning.plan.what-if.blank')}
          problems={problems}
        >
          {aria => <input type="date" value={typed.from} {...aria} />}
        </Field>
        {routes.length > 0 && (
          <Options
            name="route"
            legend={t('planning.plan.what-if.route')}
            options={[
              { value: '', label: t('planning.plan.what-if.same-school') },
              ...routes.map(({ id, title }) => ({ value: id, label: title[t.language] })),
            ]}
            chosen={[typed.route]}
          />
        )}
        {perhaps.length > 0 && (
          <Options
            name="granted"
            legend={t('planning.plan.what-if.granted')}
            options={perhaps.map(({ id, title }) => ({ value: id, label: title[t.language] }))}
            chosen={typed.granted}
            many
          />
        )}
        <button type="submit" class="main">
          {t('planning.plan.what-if.compute')}
        </button>
      </form>
    </Page>
  )
}
