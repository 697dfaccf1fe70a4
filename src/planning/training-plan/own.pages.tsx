import { day, hours } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Field, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { stateTones } from './plan.pages.tsx'
import type { planAbout, plansAbout, Remark } from './plan.store.ts'
import { wantedKey } from './plan.ts'

/** Plans of companies in which I am a worker. */
export const OwnTrainingsPage = ({ visit, plans }: { visit: Visit; plans: Awaited<ReturnType<typeof plansAbout>> }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.training-plan.own')} narrow>
      <h1>{t('planning.training-plan.own')}</h1>
      {plans.length === 0 ? (
        <Empty>
          <p>{t('planning.training-plan.own.empty')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {plans.map(({ workerId, company, title }) => (
            <li>
              <a class="card" href={urls.ownTraining(workerId)}>
                <h2>{title}</h2>
                <p>{company}</p>
              </a>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a class="button" href={urls.planCode}>
          {t('planning.training-plan.own.code')}
        </a>
      </p>
    </Page>
  )
}

/** The code that HR gave, and what happens with it. */
export const PlanCodePage = ({
  visit,
  code,
  found,
  refusal,
}: {
  visit: Visit
  code: string
  /** For whom the code is; null: not asked yet. */
  found: { company: string; title: string } | null
  refusal?: Word
}) => {
  const { t } = visit
  const problems = refusal ? [{ field: 'code', text: t(refusal) }] : []
  return (
    <Page visit={visit} title={t('planning.training-plan.code')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('planning.training-plan.code')}</h1>
      {found ? (
        <form method="post" action={urls.planCode}>
          <p>{t('planning.training-plan.code.for', { company: found.company, title: found.title })}</p>
          <p>{t('planning.training-plan.code.sees')}</p>
          <input type="hidden" name="code" value={code} />
          <button type="submit" name="sure" value="ja" class="main">
            {t('planning.training-plan.code.yes')}
          </button>
        </form>
      ) : (
        <form method="post" action={urls.planCode}>
          <Field name="code" label={t('planning.training-plan.code.type')} problems={problems}>
            {aria => <input {...aria} type="text" value={code} autocomplete="off" autocapitalize="characters" />}
          </Field>
          <button type="submit" class="main">
            {t('planning.training-plan.code.next')}
          </button>
        </form>
      )}
    </Page>
  )
}

export interface OwnTrainingProps {
  visit: Visit
  own: NonNullable<Awaited<ReturnType<typeof planAbout>>>
  remarks: Remark[]
  /** The kept dossier that one could let the company see; null: none. */
  dossier: string | null
  refusal?: Word
}

/** What the company filled in and planned about me: the same figures that it sees. */
export const OwnTrainingPage = ({ visit, own, remarks, dossier, refusal }: OwnTrainingProps) => {
  const { t } = visit
  const { about, worker, plan } = own
  const rows = plan.rows.filter(({ id }) => (plan.wanted[wantedKey(worker.job ?? '', id)] ?? 0) > 0)
  const problems = refusal ? [{ field: 'words', text: t(refusal) }] : []
  return (
    <Page visit={visit} title={about.title} narrow>
      <p>
        <a href={urls.ownTrainings}>{t('planning.training-plan.own')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <p class="over-title">{about.company}</p>
      <h1>{about.title}</h1>
      <h2>{t('planning.training-plan.own.places')}</h2>
      {plan.placements.length === 0 ? (
        <Empty>
          <p>{t('planning.training-plan.own.no-places')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {plan.placements.map(({ course, edition, state }) => {
            const given = plan.courses.find(({ id }) => id === course)
            const when = given?.editions.find(({ id }) => id === edition)
            return (
              <li class="card">
                <h3>{given?.title}</h3>
                {when && (
                  <p>
                    {day(when.start, t.language, 'plain')},{' '}
                    {t('planning.training-plan.own.weeks', {
                      weeks: when.weeks,
                      hours: hours(when.perWeek, t.language),
                    })}
                  </p>
                )}
                <Tag tone={stateTones[state]}>{t(`planning.training-plan.state.${state}`)}</Tag>
              </li>
            )
          })}
        </ul>
      )}
      <h2>{t('planning.training-plan.own.scores')}</h2>
      <p>{t('planning.training-plan.own.scores.explain')}</p>
      {rows.length > 0 && (
        <table class="table folds">
          <thead>
            <tr>
              <th scope="col">{t('planning.training-plan.competence')}</th>
              <th scope="col">{t('planning.training-plan.wanted')}</th>
              <th scope="col">{t('planning.training-plan.now')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, label }) => (
              <tr>
                <th scope="row">{label[t.language]}</th>
                <td data-label={t('planning.training-plan.wanted')}>
                  {t(`planning.training-plan.level.${plan.wanted[wantedKey(worker.job ?? '', id)] ?? 0}`)}
                </td>
                <td data-label={t('planning.training-plan.now')}>
                  {t(`planning.training-plan.level.${worker.scores[id] ?? 0}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {remarks.map(({ words }) => (
        <blockquote class="card">
          <p>{words}</p>
        </blockquote>
      ))}
      <form method="post" action={urls.ownTrainingStep(about.workerId, 'opmerking')}>
        <Field name="words" label={t('planning.training-plan.own.remark')} problems={problems}>
          {aria => <textarea {...aria} rows={3} maxlength={1000} />}
        </Field>
        <button type="submit">{t('planning.training-plan.own.remark.do')}</button>
      </form>
      <section class="card">
        <h2>{t('planning.training-plan.own.let-in')}</h2>
        <p>{t('planning.training-plan.own.let-in.explain', { company: about.company })}</p>
        {dossier ? (
          <p>
            <a class="button" href={urls.letInChosen(dossier, about.organisationId)}>
              {t('planning.training-plan.own.let-in.do')}
            </a>
          </p>
        ) : (
          <p>{t('planning.training-plan.own.no-dossier')}</p>
        )}
        <form method="post" action={urls.ownTrainingStep(about.workerId, 'los')}>
          <button type="submit" class="quiet">
            {t('planning.training-plan.own.unlink')}
          </button>
        </form>
      </section>
    </Page>
  )
}
