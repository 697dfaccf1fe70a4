import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Between } from './conflict.store.ts'
import type { Juror, Seated, Sitting, Waiter } from './jury.store.ts'
import { attendances } from './jury.ts'
import { lacks } from './replace-juror.ts'

export interface SessionProps {
  visit: Visit
  session: Sitting
  title: string
  place: string
  objections: Between[]
  /** Who can still be asked, and who can still get a seat. */
  jurors: Juror[]
  waiters: Waiter[]
  refusal?: Word
}

type Member = Sitting['members'][number]

const Standing = ({ visit, member }: { visit: Visit; member: Member }) => {
  const { t } = visit
  if (member.askedAt === null) return <Tag>{t('recognition.jury.session.substitute')}</Tag>
  return member.answer === 'yes' ? (
    <Tag tone="done">{t('recognition.jury.session.yes')}</Tag>
  ) : (
    <Tag tone="perhaps">{t('recognition.jury.session.asked')}</Tag>
  )
}

const MemberItem = ({ visit, session, objections, member }: SessionProps & { member: Member }) => {
  const { t } = visit
  const close = session.seated.filter(seat =>
    objections.some(({ juror, candidate }) => juror === member.personId && candidate === seat.personId),
  )
  return (
    <li>
      <p>
        <strong>{member.name}</strong> <Standing visit={visit} member={member} />{' '}
        {close.map(({ name }) => (
          <Tag tone="urgent">{t('recognition.jury.session.close', { name })}</Tag>
        ))}
      </p>
      {member.askedAt && session.day >= visit.today && (
        <form class="buttons" method="post" action={urls.sessionStep(session.id, 'antwoord')}>
          <input type="hidden" name="wie" value={member.personId} />
          {member.answer === null && (
            <button type="submit" name="antwoord" value="yes">
              {t('recognition.jury.session.says-yes', { name: member.name })}
            </button>
          )}
          <button type="submit" name="antwoord" value="no">
            {t('recognition.jury.session.says-no', { name: member.name })}
          </button>
        </form>
      )}
    </li>
  )
}

const Jury = (props: SessionProps) => {
  const { visit, session, jurors } = props
  const { t, today } = visit
  const missing = lacks(session)
  return (
    <section class="card">
      <h2>{t('recognition.jury.session.jury')}</h2>
      {missing > 0 && (
        <p>
          <Tag tone="urgent">{t('recognition.jury.session.missing', { count: missing })}</Tag>
        </p>
      )}
      {session.members.length === 0 && <p class="soft">{t('recognition.jury.session.nobody')}</p>}
      <ul class="reaches">
        {session.members.map(member => (
          <MemberItem {...props} member={member} />
        ))}
      </ul>
      {jurors.length > 0 && session.day >= today && (
        <form method="post" action={urls.sessionStep(session.id, 'vraag')}>
          <Field name="juror" label={t('recognition.jury.session.ask')}>
            {aria => (
              <select {...aria}>
                {jurors.map(({ personId, name }) => (
                  <option value={personId}>{name}</option>
                ))}
              </select>
            )}
          </Field>
          <button type="submit">{t('recognition.jury.session.ask.do')}</button>
        </form>
      )}
    </section>
  )
}

const Candidate = ({ visit, session, seat }: { visit: Visit; session: Sitting; seat: Seated }) => {
  const { t, today } = visit
  const { id, name, attendance } = seat
  if (attendance !== null)
    return (
      <li>
        <strong>{name}</strong>{' '}
        <Tag tone={attendance === 'present' ? 'done' : 'perhaps'}>{t(`recognition.jury.attendance.${attendance}`)}</Tag>
      </li>
    )
  return (
    <li>
      {session.day > today ? (
        <form class="buttons" method="post" action={urls.sessionStep(session.id, 'terug')}>
          <strong>{name}</strong>
          <input type="hidden" name="wie" value={seat.waitId} />
          <button type="submit">{t('recognition.jury.session.unseat', { name })}</button>
        </form>
      ) : (
        <form method="post" action={urls.sessionStep(session.id, 'aanwezig')}>
          <input type="hidden" name="plaats" value={id} />
          <Choices
            name={`er-${seat.number}`}
            legend={t('recognition.jury.session.attendance', { name })}
            options={attendances.map(value => ({ value, label: t(`recognition.jury.attendance.${value}`) }))}
            chosen={[]}
            inRow
          />
          <button type="submit">{t('recognition.jury.session.mark', { name })}</button>
        </form>
      )}
    </li>
  )
}

const Candidates = ({ visit, session, waiters }: SessionProps) => {
  const { t, today } = visit
  return (
    <section class="card">
      <h2>{t('recognition.jury.session.candidates')}</h2>
      {session.seated.length === 0 && (
        <Empty>
          <p>{t('recognition.jury.session.no-candidates')}</p>
        </Empty>
      )}
      <ul class="reaches">
        {session.seated.map(seat => (
          <Candidate visit={visit} session={session} seat={seat} />
        ))}
      </ul>
      {waiters.length > 0 && session.day > today && (
        <form method="post" action={urls.sessionStep(session.id, 'plaats')}>
          <Field name="kandidaat" label={t('recognition.jury.session.seat')}>
            {aria => (
              <select {...aria}>
                {waiters.map(({ id, name }) => (
                  <option value={id}>{name}</option>
                ))}
              </select>
            )}
          </Field>
          <button type="submit">{t('recognition.jury.session.seat.do')}</button>
        </form>
      )}
    </section>
  )
}

/** One session, for who coordinates: who judges, who comes, and what can still change. */
export const SessionPage = (props: SessionProps) => {
  const { visit, session, title, place, refusal } = props
  const { t, today } = visit
  const { fromTime: from, untilTime: until } = session
  return (
    <Page visit={visit} title={title} narrow>
      <p>
        <a href={`${urls.jury}?week=${session.day}`}>{t('recognition.jury.title')}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{title}</h1>
      <p>
        {t('recognition.jury.session.when', { day: day(session.day, t.language), from, until })}
        <br />
        {place}
      </p>
      <Jury {...props} />
      <Candidates {...props} />
      {session.day >= today && (
        <form class="card" method="post" action={urls.sessionStep(session.id, 'afgelast')}>
          <p>{t('recognition.jury.session.call-off.explain')}</p>
          <button type="submit">{t('recognition.jury.session.call-off')}</button>
        </form>
      )}
    </Page>
  )
}
