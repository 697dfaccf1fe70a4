import { addDays, type Day } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Figures, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Sitting } from './jury.store.ts'
import { type Half, halves } from './jury.ts'
import { lacks } from './replace-juror.ts'

interface Week {
  visit: Visit
  monday: Day
  sessions: Sitting[]
  /** Names of who can come, by `day half`. */
  free: Map<string, string[]>
  titleOf: (programme: Sitting['programme']) => string
  waiting: number
  freeSeats: number
  missing: number
}

export const takenIn = ({ seated }: Pick<Sitting, 'seated'>): number =>
  seated.filter(({ attendance }) => attendance === null || attendance === 'present').length

const SessionCard = ({ session, title, t }: { session: Sitting; title: string; t: Translate }) => {
  const asked = session.members.filter(({ askedAt }) => askedAt !== null)
  return (
    <p>
      <a href={urls.session(session.id)}>
        {session.fromTime} {title}
      </a>
      <br />
      <Tag tone={lacks(session) > 0 ? 'urgent' : 'done'}>
        {t('recognition.jury.jurors-of', { count: asked.length, wanted: session.jurorsWanted })}
      </Tag>{' '}
      <Tag>{t('recognition.jury.seats', { taken: takenIn(session), seats: session.seats })}</Tag>
    </p>
  )
}

const Cell = ({ week, on, half }: { week: Week; on: Day; half: Half }) => {
  const { visit, sessions, free, titleOf } = week
  const { t } = visit
  const names = free.get(`${on} ${half}`) ?? []
  return (
    <td data-label={t(`recognition.jury.half.${half}`)}>
      {sessions
        .filter(session => session.day === on && session.half === half)
        .map(session => (
          <SessionCard session={session} title={titleOf(session.programme)} t={t} />
        ))}
      <span class="soft">
        {names.length > 0
          ? t('recognition.jury.week.free', { names: names.join(', ') })
          : t('recognition.jury.week.nobody')}
      </span>
    </td>
  )
}

const JuryNav = ({ t }: { t: Translate }) => (
  <p class="buttons">
    <a class="button" href={urls.newSession}>
      {t('recognition.jury.plan')}
    </a>
    <a class="button" href={urls.proposal}>
      {t('recognition.jury.propose')}
    </a>
    <a class="button" href={urls.juryQueue}>
      {t('recognition.jury.queue')}
    </a>
    <a class="button" href={urls.jurors}>
      {t('recognition.jury.jurors')}
    </a>
  </p>
)

/** The week of who coordinates: sessions with who and what is missing, and who can come. */
export const WeekPage = (week: Week) => {
  const { visit, monday, waiting, freeSeats, missing } = week
  const { t } = visit
  const title = t('recognition.jury.week', { day: day(monday, t.language, 'plain') })
  const at = (other: Day) => `${urls.jury}?week=${other}`
  return (
    <Page visit={visit} title={t('recognition.jury.title')}>
      <h1>{t('recognition.jury.title')}</h1>
      <Figures
        figures={[
          { value: String(waiting), meaning: t('recognition.jury.figure.waiting', { count: waiting }) },
          { value: String(freeSeats), meaning: t('recognition.jury.figure.free') },
          { value: String(missing), meaning: t('recognition.jury.figure.missing') },
        ]}
      />
      <JuryNav t={t} />
      <h2>{title}</h2>
      <p class="buttons">
        <a href={at(addDays(monday, -7))}>{t('recognition.jury.week.before')}</a>
        <a href={at(addDays(monday, 7))}>{t('recognition.jury.week.next')}</a>
      </p>
      <table class="table folds">
        <caption class="hidden-text">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('recognition.jury.week.day')}</th>
            {halves.map(half => (
              <th scope="col">{t(`recognition.jury.half.${half}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[0, 1, 2, 3, 4]
            .map(days => addDays(monday, days))
            .map(on => (
              <tr>
                <th scope="row">{day(on, t.language)}</th>
                {halves.map(half => (
                  <Cell week={week} on={on} half={half} />
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </Page>
  )
}
