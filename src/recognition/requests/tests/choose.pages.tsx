import { dayOf } from '../../../platform/day.ts'
import { day, time } from '../../../platform/show.ts'
import type { Translate, Word } from '../../../platform/words.ts'
import { Choices } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import type { OwnPageProps, RequestPageProps } from '../request.pages.tsx'
import { lastOf } from '../request.ts'
import { type PlannedSession, placesLeft } from './module-test.ts'

/** `vrijdag 12 december, 14:00`. */
export const whenOf = (at: Date, t: Translate): string => `${day(dayOf(at), t.language)}, ${time(at, t.language)}`

const hintOf = (session: PlannedSession, whyNot: Word | null, t: Translate): string =>
  whyNot
    ? t(whyNot)
    : [
        t(`recognition.test.site.${session.site}`),
        session.place,
        t('recognition.test.places-left', { count: placesLeft(session) }),
      ].join(' · ')

/** The sessions that one can choose from. */
export const Choosing = ({ visit, request, modules, sessions }: OwnPageProps) => {
  const { t } = visit
  const test = lastOf(request, 'test')?.detail
  const body = sessions[0]?.session.test.body
  return (
    <section class="card">
      <h2>{t('recognition.choose.title')}</h2>
      <p>{modules.find(({ id }) => id === test?.modules[0])?.title}</p>
      {body && (
        <p>
          {t('recognition.choose.about', {
            form: t(`recognition.test.form.${body.form}`),
            minutes: body.minutes,
            tries: body.tries,
          })}
        </p>
      )}
      {sessions.every(({ whyNot }) => whyNot) && <p class="notice">{t('recognition.choose.none')}</p>}
      <form method="post" action={urls.ownStep(request.id, 'kies')}>
        <Choices
          name="session"
          legend={t('recognition.choose.which')}
          options={sessions.map(({ session, whyNot }) => ({
            value: session.id,
            label: whenOf(session.startsAt, t),
            hint: hintOf(session, whyNot, t),
            closed: whyNot !== null,
          }))}
          chosen={[]}
        />
        <button type="submit" class="main">
          {t('recognition.choose.do')}
        </button>
      </form>
    </section>
  )
}

/** The place that one has in a session, and giving it back as long as that can be. */
export const Seat = ({ visit, request, mayFree }: RequestPageProps & { mayFree: boolean }) => {
  const { t } = visit
  const chosen = lastOf(request, 'chosen')?.detail
  if (!chosen) return null
  return (
    <section class="card">
      <h2>{t('recognition.seat.title')}</h2>
      <p>
        <strong>{whenOf(new Date(chosen.startsAt), t)}</strong>
        <br />
        {chosen.place}
      </p>
      {mayFree && (
        <form method="post" action={urls.ownStep(request.id, 'plaats-terug')}>
          <button type="submit" class="quiet">
            {t('recognition.seat.free')}
          </button>
        </form>
      )}
    </section>
  )
}
