import { SourceLine, Wide } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Field, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Measure, MeasureVersion } from './measure.ts'
import { ConditionSaid, GiftsSaid } from './say-rule.tsx'
import { versionOn } from './version-on.ts'

export const audiences = ['worker', 'employer'] as const
export const audienceWord = { worker: 'support-pages.for.worker', employer: 'support-pages.for.employer' } as const

interface MeasureProps {
  visit: Visit
  measure: Measure
  measures: Measure[]
  on: Day
  typed: string
  wrongDay: boolean
}

export const validity = ({ validFrom, validTo }: MeasureVersion, t: Translate): string =>
  t('support-pages.valid', { from: validFrom ?? 'none', to: validTo ?? 'none' })

/** For whom it is, whether it comes by itself, and whether its source confirms it. */
export const MeasureTags = ({
  measure,
  version,
  t,
}: {
  measure: Measure
  version: MeasureVersion | null
  t: Translate
}) => (
  <>
    {measure.for.map(to => (
      <>
        <Tag>{t(audienceWord[to])}</Tag>{' '}
      </>
    ))}
    {measure.automatic && <Tag tone="done">{t('support-pages.automatic')}</Tag>}{' '}
    {version?.uncertain && <Tag tone="urgent">{t('support-pages.uncertain')}</Tag>}
  </>
)

interface DayFieldProps {
  on: Day
  typed: string
  wrongDay: boolean
  t: Translate
}

export const DayField = ({ on, typed, wrongDay, t }: DayFieldProps) => (
  <Field
    name="op"
    label={t('support-pages.on')}
    hint={t('support-pages.on.hint')}
    problems={wrongDay ? [{ field: 'op', text: t('support-pages.wrong-day') }] : []}
  >
    {aria => <input type="date" value={wrongDay ? typed : on} {...aria} />}
  </Field>
)

/** The rule of that day, or that there is none. */
const RuleOn = ({ version, on, t }: { version: MeasureVersion | null; on: Day; t: Translate }) => {
  if (!version)
    return (
      <section>
        <h2>{t('support-pages.rule', { day: on })}</h2>
        <p>{t('support-pages.no-rule', { day: on })}</p>
      </section>
    )
  return (
    <section>
      <h2>{t('support-pages.rule', { day: on })}</h2>
      <p>
        {validity(version, t)}. <SourceLine source={version.source} t={t} />
      </p>
      {version.uncertain && (
        <p>
          <Tag tone="urgent">{t('support-pages.uncertain')}</Tag> {t('support-pages.uncertain.explain')}
        </p>
      )}
      <h3>{t('support-pages.gives')}</h3>
      <GiftsSaid gives={version.gives} t={t} />
      {version.note && <p>{version.note[t.language]}</p>}
      <h3>{t('support-pages.who')}</h3>
      {version.when ? <ConditionSaid condition={version.when} t={t} /> : <p>{t('support-pages.who.all')}</p>}
    </section>
  )
}

const HowToAsk = ({
  measure: { procedure, deadline, automatic, authority },
  t,
}: {
  measure: Measure
  t: Translate
}) => (
  <section class="card">
    <h2>{t('support-pages.how')}</h2>
    {automatic && <p>{t('support-pages.automatic.explain')}</p>}
    {procedure.length > 0 && (
      <ol>
        {procedure.map(step => (
          <li>{step[t.language]}</li>
        ))}
      </ol>
    )}
    {procedure.length === 0 && !automatic && <p>{t('support-pages.how.unknown', { authority })}</p>}
    <p>
      <strong>{t('support-pages.deadline')}</strong>:{' '}
      {deadline ? deadline[t.language] : t('support-pages.deadline.none')}
    </p>
    <p class="soft">{t('support-pages.authority', { authority })}</p>
  </section>
)

/** Exclusion holds both ways, whichever of the two says it. */
const excludedBy = (measure: Measure, measures: Measure[]): Measure[] =>
  measures.filter(other => measure.notWith.includes(other.id) || other.notWith.includes(measure.id))

const Together = ({ measure, measures, t }: { measure: Measure; measures: Measure[]; t: Translate }) => {
  const excluded = excludedBy(measure, measures)
  return (
    <section class="card">
      <h2>{t('support-pages.together')}</h2>
      {excluded.length === 0 ? (
        <p>{t('support-pages.together.free')}</p>
      ) : (
        <>
          <p>{t('support-pages.together.not')}</p>
          <ul>
            {excluded.map(({ id, name }) => (
              <li>
                <a href={urls.measure(id)}>{name[t.language]}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const heads = ['support-pages.head.valid', 'support-pages.head.gives', 'support-pages.head.source'] as const

const Versions = ({ measure, on, t }: { measure: Measure; on: Day; t: Translate }) => {
  const holds = versionOn(measure, on)
  return (
    <section>
      <h2>{t('support-pages.versions')}</h2>
      <Wide says={t('support-pages.versions')}>
        <table class="table folds">
          <caption class="hidden-text">{t('support-pages.versions')}</caption>
          <thead>
            <tr>
              {heads.map(head => (
                <th scope="col">{t(head)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {measure.versions.toReversed().map(version => (
              <tr>
                <th scope="row">
                  {version.validFrom ? (
                    <a href={`${urls.measure(measure.id)}?op=${version.validFrom}`}>{validity(version, t)}</a>
                  ) : (
                    validity(version, t)
                  )}{' '}
                  {version === holds && <Tag tone="done">{t('support-pages.holds', { day: on })}</Tag>}{' '}
                  {version.uncertain && <Tag tone="urgent">{t('support-pages.uncertain')}</Tag>}
                </th>
                <td data-label={t('support-pages.head.gives')}>
                  <GiftsSaid gives={version.gives} t={t} />
                  {version.note && <p class="soft">{version.note[t.language]}</p>}
                </td>
                <td data-label={t('support-pages.head.source')}>
                  <SourceLine source={version.source} t={t} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  )
}

/** One support measure: the rule of a day, how to ask, with what it goes together, and its other versions. */
export const MeasurePage = ({ visit, measure, measures, on, typed, wrongDay }: MeasureProps) => {
  const { t } = visit
  const version = versionOn(measure, on)
  const title = measure.name[t.language]
  return (
    <Page visit={visit} title={title}>
      <Problems t={t} problems={wrongDay ? [{ field: 'op', text: t('support-pages.wrong-day') }] : []} />
      <p class="no-print">
        <a href={urls.support}>{t('support-pages.back')}</a>
      </p>
      <h1>{title}</h1>
      <p>
        <MeasureTags measure={measure} version={version} t={t} />
      </p>
      <p>{measure.about[t.language]}</p>
      <form method="get" action={urls.measure(measure.id)} class="no-print">
        <DayField on={on} typed={typed} wrongDay={wrongDay} t={t} />
        <button type="submit">{t('support-pages.show')}</button>
      </form>
      <RuleOn version={version} on={on} t={t} />
      <div class="cards">
        <HowToAsk measure={measure} t={t} />
        <Together measure={measure} measures={measures} t={t} />
      </div>
      <Versions measure={measure} on={on} t={t} />
    </Page>
  )
}
