import type { Programme } from '../../catalogue/index.ts'
import { addDays } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Juror, Waiter } from './jury.store.ts'
import { mandateNotice } from './remind-of-ending-mandates.ts'

type TitleOf = (programme: Programme['id']) => string

const JurorCard = ({ visit, juror, titleOf }: { visit: Visit; juror: Juror; titleOf: TitleOf }) => {
  const { t, today } = visit
  const { untilDay, here } = juror
  const soon = untilDay <= addDays(today, mandateNotice)
  return (
    <li>
      <a class="card" href={urls.giveMandate(juror.personId)}>
        <h2>{juror.name}</h2>
        <p>{juror.programmes.map(titleOf).join(', ')}</p>
        <p class="soft">
          {t('recognition.jury.jurors.until', { day: day(untilDay, t.language, 'plain') })}{' '}
          {!here && <Tag tone="urgent">{t('recognition.jury.jurors.gone')}</Tag>}
          {here && untilDay < today && <Tag tone="urgent">{t('recognition.jury.jurors.over')}</Tag>}
          {here && untilDay >= today && soon && <Tag tone="perhaps">{t('recognition.jury.jurors.soon')}</Tag>}
        </p>
      </a>
    </li>
  )
}

/** Who may judge, until when, and who could be given a mandate. */
export const JurorsPage = ({
  visit,
  jurors,
  without,
  titleOf,
}: {
  visit: Visit
  jurors: Juror[]
  without: { id: string; name: string }[]
  titleOf: TitleOf
}) => {
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.jury.jurors')}>
      <p>
        <a href={urls.jury}>{t('recognition.jury.title')}</a>
      </p>
      <h1>{t('recognition.jury.jurors')}</h1>
      <p>{t('recognition.jury.jurors.explain')}</p>
      {jurors.length === 0 ? (
        <Empty>
          <p>{t('recognition.jury.jurors.empty')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {jurors.map(juror => (
            <JurorCard visit={visit} juror={juror} titleOf={titleOf} />
          ))}
        </ul>
      )}
      {without.length > 0 && (
        <>
          <h2>{t('recognition.jury.jurors.without')}</h2>
          <ul>
            {without.map(({ id, name }) => (
              <li>
                <a href={urls.giveMandate(id)}>{t('recognition.jury.jurors.give', { name })}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}

export interface MandateProps {
  visit: Visit
  person: { id: string; name: string }
  juror: Juror | null
  programmes: Programme[]
  conflicts: { id: string; with: string }[]
  waiters: Waiter[]
  typed: { programmes: string[]; from: string; until: string }
  refusal?: Word
}

const Conflicts = ({ visit, person, conflicts, waiters }: MandateProps) => {
  const { t } = visit
  return (
    <section class="card">
      <h2>{t('recognition.jury.conflict')}</h2>
      <p>{t('recognition.jury.conflict.explain', { name: person.name })}</p>
      {conflicts.map(each => (
        <form method="post" action={urls.withdrawConflict(each.id)}>
          <input type="hidden" name="van" value={person.id} />
          <button type="submit">{t('recognition.jury.conflict.withdraw', { name: each.with })}</button>
        </form>
      ))}
      {waiters.length === 0 ? (
        <p class="soft">{t('recognition.jury.conflict.none')}</p>
      ) : (
        <form method="post" action={urls.jurorConflict(person.id)}>
          <Field name="kandidaat" label={t('recognition.jury.conflict.who')}>
            {aria => (
              <select {...aria}>
                {waiters.map(({ personId, name }) => (
                  <option value={personId}>{name}</option>
                ))}
              </select>
            )}
          </Field>
          <button type="submit">{t('recognition.jury.conflict.do')}</button>
        </form>
      )}
    </section>
  )
}

/** Giving, renewing and ending the mandate of one person, and to whom they are too close. */
export const MandatePage = (props: MandateProps) => {
  const { visit, person, juror, programmes, typed, refusal } = props
  const { t } = visit
  const title = t('recognition.jury.mandate', { name: person.name })
  const field = refusal === 'recognition.jury.no.programme' ? 'opleiding' : 'tot'
  const problems = refusal ? [{ field, text: t(refusal) }] : []
  return (
    <Page visit={visit} title={title} narrow>
      <p>
        <a href={urls.jurors}>{t('recognition.jury.jurors')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{title}</h1>
      <form class="card" method="post" action={urls.giveMandate(person.id)}>
        <Choices
          name="opleiding"
          legend={t('recognition.jury.mandate.programmes')}
          options={programmes.map(({ id, title }) => ({ value: id, label: title[t.language] }))}
          chosen={typed.programmes}
          many
        />
        <Field name="van" label={t('recognition.jury.mandate.from')}>
          {aria => <input type="date" value={typed.from} {...aria} />}
        </Field>
        <Field name="tot" label={t('recognition.jury.mandate.until')} problems={problems}>
          {aria => <input type="date" value={typed.until} {...aria} />}
        </Field>
        <button type="submit" class="main">
          {t('recognition.jury.mandate.do')}
        </button>
      </form>
      {juror && <Conflicts {...props} />}
      {juror && (
        <form class="card" method="post" action={urls.endMandate(person.id)}>
          <p>{t('recognition.jury.mandate.end.explain', { name: person.name })}</p>
          <button type="submit">{t('recognition.jury.mandate.end')}</button>
        </form>
      )}
    </Page>
  )
}
