import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Figures } from '../../ui/pieces.tsx'
import { Why } from '../../ui/why.tsx'
import { urls } from '../../urls.ts'
import type { ContractEnd } from './contract.ts'
import type { FoundPlan } from './plan.store.ts'
import type { Plan } from './plan.ts'
import { AccountTable, AheadNotice, ChangeList, SemesterList } from './plan-parts.tsx'

export interface PlanProps {
  visit: Visit
  found: FoundPlan
  plan: Plan
  nameOf: (module: string) => string
  /** Whose plan it is and how their guide reaches it; null: one's own. */
  client: { name: string; access: string } | null
}

const endInWords = (end: ContractEnd, t: Translate): string =>
  end.kind === 'ends' ? day(end.last, t.language, 'short') : t(`planning.article-60.end.${end.kind}`)

const History = ({ visit: { t }, found }: Pick<PlanProps, 'visit' | 'found'>) => (
  <section aria-labelledby="ingevuld">
    <h2 id="ingevuld">{t('planning.article-60.history')}</h2>
    <ul>
      {found.filled.map(({ filledAt, by, contractFrom, percent, born }) => (
        <li>
          {t('planning.article-60.history.line', {
            day: dayOf(filledAt),
            by: by || t('planning.article-60.somebody'),
            from: contractFrom,
            percent,
            known: t(`planning.article-60.known.${born.kind}`),
          })}
        </li>
      ))}
    </ul>
  </section>
)

const ForGuide = ({ t, access }: { t: Translate; access: string }) => (
  <section class="card no-print">
    <h2>{t('planning.article-60.guide')}</h2>
    <p>{t('planning.article-60.guide.explain')}</p>
    <div class="buttons">
      <a class="button main" href={urls.fillIn60(access)}>
        {t('planning.article-60.fill-again')}
      </a>
    </div>
    <details>
      <summary>{t('planning.article-60.end-plan')}</summary>
      <p>{t('planning.article-60.end-plan.explain')}</p>
      <form method="post" action={urls.endPlan60(access)}>
        <button type="submit">{t('planning.article-60.end-plan.sure')}</button>
      </form>
    </details>
  </section>
)

/** The plan of one person: the same for them and for their guide. */
export const PlanPage = ({ visit, found, plan, nameOf, client }: PlanProps) => {
  const { t, today } = visit
  const { scheme, version, filled } = found
  const [{ contractFrom, percent, job }] = filled
  const title = client ? t('planning.article-60.plan-of', { name: client.name }) : t('planning.article-60.own')
  const now = plan.semesters.find(({ span }) => span.from <= today && today <= span.to)
  const work = version.body.jobs[job]?.title[t.language] ?? ''
  return (
    <Page visit={visit} title={title}>
      {client && (
        <p class="no-print">
          <a href={urls.article60}>{t('planning.article-60.title')}</a>
        </p>
      )}
      <h1>{title}</h1>
      <p>
        {t('planning.article-60.with', {
          scheme: scheme.title,
          provider: scheme.provider,
          service: scheme.service,
          work,
        })}
      </p>
      <Figures
        figures={[
          { value: day(contractFrom, t.language, 'short'), meaning: t('planning.article-60.figure.from', { percent }) },
          {
            value: endInWords(plan.end, t),
            meaning: t(`planning.article-60.figure.${plan.endUncertain ? 'until-unsure' : 'until'}`),
          },
          {
            value: now ? String(now.number) : '–',
            meaning: t('planning.article-60.figure.now', { count: plan.semesters.length }),
          },
        ]}
      />
      <Why reasons={plan.endBecause} of={t('planning.article-60.figure.until')} t={t} />
      <AheadNotice t={t} plan={plan} />
      {plan.warnings.length > 0 && (
        <section class="notice" aria-labelledby="let-op">
          <h2 id="let-op">{t('planning.article-60.warnings')}</h2>
          {plan.warnings.map(warning => (
            <p>{t(warning.says, warning.with ?? {})}</p>
          ))}
          <Why reasons={plan.warnings} of={t('planning.article-60.warnings')} t={t} />
        </section>
      )}
      <SemesterList visit={visit} plan={plan} nameOf={nameOf} />
      <AccountTable t={t} plan={plan} nameOf={nameOf} />
      <ChangeList visit={visit} plan={plan} />
      <History visit={visit} found={found} />
      {client && <ForGuide t={t} access={client.access} />}
      <p class="no-print">
        <a href={urls.rules60}>{t('planning.article-60.rules.read')}</a>
      </p>
      <p class="soft no-print">{t('planning.article-60.print')}</p>
    </Page>
  )
}

/** For who has no plan, or works for nobody who makes them. */
export const NoPlanPage = ({ visit, own }: { visit: Visit; own: boolean }) => {
  const { t } = visit
  const title = t(own ? 'planning.article-60.own' : 'planning.article-60.title')
  return (
    <Page visit={visit} title={title} narrow>
      <h1>{title}</h1>
      <p>
        {t('planning.article-60.about')} <a href={urls.rules60}>{t('planning.article-60.rules.read')}</a>
      </p>
      <Empty>
        <p>{t(own ? 'planning.article-60.own.empty' : 'planning.article-60.no-partner')}</p>
        <a class="button" href={own ? urls.guidance : urls.organisations}>
          {t(own ? 'planning.article-60.own.find' : 'planning.article-60.choose-work')}
        </a>
      </Empty>
    </Page>
  )
}
