import { dayOf } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { processing } from './processing.ts'
import { type Restriction, restrictionGrounds } from './restriction.ts'

/** The register of processing: what is kept of people, why, and for how long. */
export const ProcessingPage = ({ visit }: { visit: Visit }) => {
  const { t } = visit
  const columns = ['what', 'why', 'ground', 'keep'] as const
  return (
    <Page visit={visit} title={t('people.processing.title')}>
      <h1>{t('people.processing.title')}</h1>
      <p>{t('people.processing.explain')}</p>
      <table class="table folds">
        <caption class="hidden-text">{t('people.processing.title')}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th scope="col">{t(`people.processing.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {processing.map(({ what, why, ground, keep, after }) => (
            <tr>
              <th scope="row">{what[t.language]}</th>
              <td data-label={t('people.processing.why')}>{why[t.language]}</td>
              <td data-label={t('people.processing.ground')}>{t(`people.ground.${ground}`)}</td>
              <td data-label={t('people.processing.keep')}>
                {keep === null
                  ? after[t.language]
                  : t('people.processing.days', { days: keep, after: after[t.language] })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('people.processing.who')}</h2>
      <p>{t('people.processing.who.text')}</p>
      <h2>{t('people.processing.safe')}</h2>
      <p>{t('people.processing.safe.text')}</p>
      <p>
        <a href={urls.ownData}>{t('people.processing.own')}</a>
      </p>
    </Page>
  )
}

/** Where somebody closes their dossiers to everybody else, or opens them again. */
export const RestrictionPage = (props: { visit: Visit; restriction: Restriction | undefined; refusal?: Word }) => {
  const { visit, restriction, refusal } = props
  const { t } = visit
  const title = t(restriction ? 'people.restriction.closed' : 'people.restriction.title')
  return (
    <Page visit={visit} title={title} narrow>
      <p>
        <a href={urls.ownData}>{t('people.restriction.back')}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: 'ground', text: t(refusal) }] : []} />
      <h1>{title}</h1>
      {restriction ? (
        <form method="post" action={urls.liftRestriction}>
          <p>
            {t('people.restriction.since', {
              day: day(dayOf(restriction.beganAt), t.language),
              ground: t(`people.restriction.ground.${restriction.ground}`),
            })}
          </p>
          <p>{t('people.restriction.lift.explain')}</p>
          <button type="submit" class="main">
            {t('people.restriction.lift')}
          </button>
        </form>
      ) : (
        <form method="post" action={urls.restriction}>
          <p>{t('people.restriction.explain')}</p>
          <Choices
            name="ground"
            legend={t('people.restriction.why')}
            options={restrictionGrounds.map(value => ({ value, label: t(`people.restriction.ground.${value}`) }))}
            chosen={[]}
          />
          <button type="submit" class="main">
            {t('people.restriction.do')}
          </button>
        </form>
      )}
    </Page>
  )
}
