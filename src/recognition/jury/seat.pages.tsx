import { day, figure } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Forecast } from './forecast.ts'
import type { Sitting, Waiter } from './jury.store.ts'
import { takenIn } from './week.pages.tsx'

/** For what somebody waits or is invited. */
export const SeatsPage = ({ visit, waits }: { visit: Visit; waits: { wait: Waiter; title: string }[] }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.jury.seat.list')} narrow>
      <h1>{t('recognition.jury.seat.list')}</h1>
      {waits.length === 0 ? (
        <Empty>
          <p>{t('recognition.jury.seat.empty')}</p>
          <a class="button" href={urls.desk}>
            {t('recognition.waits.title')}
          </a>
        </Empty>
      ) : (
        <ul class="cards">
          {waits.map(({ wait, title }) => (
            <li>
              <a class="card" href={urls.ownSeat(wait.id)}>
                <h2>{title}</h2>
                <p>{t(wait.seatId ? 'recognition.jury.seat.yours' : 'recognition.jury.seat.title')}</p>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

export interface SeatProps {
  visit: Visit
  wait: Waiter
  title: string
  refusal?: Word
}

const coming = ({ members }: Sitting) => members.filter(({ askedAt }) => askedAt !== null)

/** Says of a juror that they are too close. */
const TooClose = ({ visit, wait, sessions }: { visit: Visit; wait: Waiter; sessions: Sitting[] }) => {
  const { t } = visit
  const jurors = new Map(sessions.flatMap(coming).map(({ personId, name }) => [personId, name]))
  if (jurors.size === 0) return null
  return (
    <details class="why">
      <summary>{t('recognition.jury.seat.know')}</summary>
      <p>{t('recognition.jury.seat.know.explain')}</p>
      {[...jurors].map(([id, name]) => (
        <form method="post" action={urls.tooClose(wait.id)}>
          <input type="hidden" name="wie" value={id} />
          <p>
            <button type="submit">{t('recognition.jury.seat.know.do', { name })}</button>
          </p>
        </form>
      ))}
    </details>
  )
}

/** Where somebody is expected, and what to do when they cannot come. */
export const ExpectedPage = ({
  visit,
  wait,
  title,
  session,
  place,
  refusal,
}: SeatProps & { session: Sitting; place: string }) => {
  const { t, today } = visit
  const { fromTime: from, untilTime: until } = session
  return (
    <Page visit={visit} title={t('recognition.jury.seat.yours')} narrow>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{t('recognition.jury.seat.yours')}</h1>
      <section class="card">
        <h2>{day(session.day, t.language)}</h2>
        <p>
          {t('recognition.jury.session.when', { day: title, from, until })}
          <br />
          {place}
        </p>
        <p>{t('recognition.jury.seat.with')}</p>
        {coming(session).length > 0 && (
          <p>
            {t('recognition.jury.seat.jury', {
              names: coming(session)
                .map(({ name }) => name)
                .join(', '),
            })}
          </p>
        )}
        <a href={urls.letters}>{t('recognition.letters.title')}</a>
      </section>
      {session.day > today ? (
        <form class="card" method="post" action={urls.giveUpSeat(wait.id)}>
          <p>{t('recognition.jury.seat.give-up.explain')}</p>
          <button type="submit">{t('recognition.jury.seat.give-up')}</button>
        </form>
      ) : (
        <p>{t('recognition.jury.seat.late')}</p>
      )}
      <TooClose visit={visit} wait={wait} sessions={[session]} />
    </Page>
  )
}

const ForecastText = ({ visit, forecast, wait }: { visit: Visit; forecast: Forecast; wait: Waiter }) => {
  const { t } = visit
  const { ahead, firstFree, week, restsOn, perWeek } = forecast
  return (
    <section class="card">
      <p>
        {t('recognition.jury.seat.ahead', { count: ahead })}{' '}
        {firstFree
          ? t('recognition.jury.seat.first', { day: day(firstFree, t.language) })
          : t('recognition.jury.seat.no-first')}
      </p>
      <p>
        <strong>
          {week
            ? t('recognition.jury.seat.week', { day: day(week, t.language, 'plain') })
            : t('recognition.jury.seat.no-week')}
        </strong>
      </p>
      {wait.untilDay && <p>{t('recognition.jury.seat.until', { day: day(wait.untilDay, t.language) })}</p>}
      <details class="why">
        <summary>{t('recognition.jury.seat.rests')}</summary>
        <p>{t(`recognition.jury.seat.rests.${restsOn}`, { pace: figure(perWeek, t.language, 1) })}</p>
      </details>
    </section>
  )
}

/** How long it takes, and the moments among which one chooses. */
export const ChooseSeatPage = ({
  visit,
  wait,
  title,
  open,
  places,
  forecast,
  refusal,
}: SeatProps & { open: Sitting[]; places: string[]; forecast: Forecast }) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.jury.seat.title')} narrow>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{t('recognition.jury.seat.title')}</h1>
      <p>{title}</p>
      <ForecastText visit={visit} forecast={forecast} wait={wait} />
      {open.length === 0 ? (
        <Empty>
          <p>{t('recognition.jury.seat.none')}</p>
        </Empty>
      ) : (
        <form method="post" action={urls.chooseSeat(wait.id)}>
          <h2>{t('recognition.jury.seat.moments')}</h2>
          <Choices
            name="zitting"
            legend={t('recognition.jury.seat.moments')}
            hideLegend
            options={open.map((session, at) => ({
              value: session.id,
              label: t('recognition.jury.session.when', {
                day: day(session.day, t.language),
                from: session.fromTime,
                until: session.untilTime,
              }),
              hint: `${places[at]} · ${t('recognition.jury.seat.left', { count: session.seats - takenIn(session) })}`,
            }))}
            chosen={[]}
          />
          <p class="buttons">
            <button type="submit" class="main">
              {t('recognition.jury.seat.do')}
            </button>
          </p>
        </form>
      )}
      <TooClose visit={visit} wait={wait} sessions={open} />
    </Page>
  )
}
