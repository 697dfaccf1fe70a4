import type { Day } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Sitting } from './jury.store.ts'
import { halves, mondayOf } from './jury.ts'
import type { Slot } from './propose-sessions.ts'

export interface OwnJuryProps {
  visit: Visit & { person: NonNullable<Visit['person']> }
  sessions: { session: Sitting; title: string; place: string }[]
  mandated: boolean
  slots: Slot[]
  /** As `day half`. */
  free: Set<string>
  search: string
  found: { id: string; name: string }[]
  noted: boolean
}

const SessionItem = ({
  visit,
  session,
  title,
  place,
}: OwnJuryProps['sessions'][number] & Pick<OwnJuryProps, 'visit'>) => {
  const { t, person } = visit
  const { fromTime: from, untilTime: until, organisationId } = session
  const mine = session.members.find(({ personId }) => personId === person.id)
  return (
    <li class="card">
      <h2>{title}</h2>
      <p>
        {t('recognition.jury.session.when', { day: day(session.day, t.language), from, until })}
        <br />
        {place}
      </p>
      {mine?.answer === 'yes' && <p>{t('recognition.jury.own.coming')}</p>}
      <form class="buttons" method="post" action={urls.answerJury(session.id)}>
        <input type="hidden" name="bij" value={organisationId} />
        {mine?.answer === null && (
          <button type="submit" class="main" name="antwoord" value="yes">
            {t('recognition.jury.own.yes')}
          </button>
        )}
        <button type="submit" name="antwoord" value="no">
          {t('recognition.jury.own.no')}
        </button>
      </form>
      {mine?.answer === 'yes' &&
        session.seated.map(({ personId, name }) => (
          <form method="post" action={urls.ownConflict}>
            <input type="hidden" name="bij" value={organisationId} />
            <input type="hidden" name="kandidaat" value={personId} />
            <button type="submit">{t('recognition.jury.own.too-close', { name })}</button>
          </form>
        ))}
    </li>
  )
}

const WeekOf = ({ visit, monday, slots, free }: { monday: Day } & Pick<OwnJuryProps, 'visit' | 'slots' | 'free'>) => {
  const { t } = visit
  const days = [...new Set(slots.filter(slot => mondayOf(slot.day) === monday).map(slot => slot.day))]
  const ticked = days.flatMap(on => halves.filter(half => free.has(`${on} ${half}`)))
  return (
    <details open={monday === mondayOf(slots[0]?.day ?? monday)}>
      <summary>
        {t('recognition.jury.week', { day: day(monday, t.language, 'plain') })}:{' '}
        {t('recognition.jury.own.free.count', { count: ticked.length })}
      </summary>
      {days.map(on => (
        <Choices
          name={`vrij-${on}`}
          legend={day(on, t.language)}
          options={halves.map(value => ({ value, label: t(`recognition.jury.half.${value}`) }))}
          chosen={halves.filter(half => free.has(`${on} ${half}`))}
          many
          inRow
        />
      ))}
    </details>
  )
}

const FreeForm = ({ visit, slots, free }: OwnJuryProps) => {
  const { t } = visit
  return (
    <form class="card" method="post" action={urls.ownFree}>
      <h2>{t('recognition.jury.own.free')}</h2>
      <p>{t('recognition.jury.own.free.explain')}</p>
      {[...new Set(slots.map(slot => mondayOf(slot.day)))].map(monday => (
        <WeekOf visit={visit} monday={monday} slots={slots} free={free} />
      ))}
      <p class="buttons">
        <button type="submit" class="main">
          {t('recognition.jury.own.free.do')}
        </button>
      </p>
    </form>
  )
}

const ConflictForm = ({ visit, search, found, noted }: OwnJuryProps) => {
  const { t } = visit
  return (
    <section class="card">
      <h2>{t('recognition.jury.own.conflict')}</h2>
      <p>{t('recognition.jury.own.conflict.explain')}</p>
      {noted && <p role="status">{t('recognition.jury.own.conflict.said')}</p>}
      <form method="get" action={urls.ownJury}>
        <Field name="zoek" label={t('recognition.jury.own.conflict.search')}>
          {aria => <input type="search" value={search} {...aria} />}
        </Field>
        <button type="submit">{t('recognition.jury.own.conflict.find')}</button>
      </form>
      {search !== '' && found.length === 0 && <p>{t('recognition.jury.own.conflict.none')}</p>}
      {found.map(({ id, name }) => (
        <form method="post" action={urls.ownConflict}>
          <input type="hidden" name="organisatie" value={id} />
          <button type="submit">{t('recognition.jury.own.conflict.do', { name })}</button>
        </form>
      ))}
    </section>
  )
}

/** What somebody judges, when they can come, and to whom they are too close. */
export const OwnJuryPage = (props: OwnJuryProps) => {
  const { visit, sessions, mandated } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.jury.own.title')} narrow>
      <h1>{t('recognition.jury.own.title')}</h1>
      {sessions.length === 0 && (
        <Empty>
          <p>{t(mandated ? 'recognition.jury.own.empty' : 'recognition.jury.own.no-mandate')}</p>
        </Empty>
      )}
      <ul class="reaches">
        {sessions.map(each => (
          <SessionItem visit={visit} {...each} />
        ))}
      </ul>
      {mandated && <FreeForm {...props} />}
      {mandated && <ConflictForm {...props} />}
    </Page>
  )
}
