import type { Programme } from '../../catalogue/index.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Juror, Waiter } from './jury.store.ts'
import type { Proposed } from './propose-sessions.ts'

type Site = { id: string; name: string }
export type Typed = Record<'programme' | 'day' | 'from' | 'until' | 'site' | 'room' | 'wanted' | 'seats', string>

const fieldOf: Partial<Record<Word, string>> = {
  'recognition.jury.no.programme': 'programme',
  'recognition.jury.no.day': 'day',
  'recognition.jury.no.time': 'from',
  'recognition.jury.no.room': 'room',
  'recognition.jury.no.room-taken': 'room',
  'recognition.jury.no.count': 'seats',
}

const problemsOf = (visit: Visit, refusal: Word | undefined): Problem[] =>
  refusal ? [{ field: fieldOf[refusal] ?? null, text: visit.t(refusal) }] : []

const Place = ({
  visit,
  sites,
  typed,
  problems,
}: {
  visit: Visit
  sites: Site[]
  typed: Typed
  problems: Problem[]
}) => {
  const { t } = visit
  return (
    <>
      {sites.length > 0 && (
        <Field name="site" label={t('recognition.jury.new.site')}>
          {aria => (
            <select {...aria}>
              {sites.map(({ id, name }) => (
                <option value={id} selected={typed.site === id}>
                  {name}
                </option>
              ))}
              <option value="" selected={typed.site === ''}>
                {t('recognition.jury.new.site.none')}
              </option>
            </select>
          )}
        </Field>
      )}
      <Field name="room" label={t('recognition.jury.new.room')} problems={problems}>
        {aria => <input type="text" value={typed.room} {...aria} />}
      </Field>
    </>
  )
}

const Counts = ({
  visit,
  typed,
  problems,
}: {
  visit: Visit
  typed: Pick<Typed, 'wanted' | 'seats'>
  problems: Problem[]
}) => (
  <>
    {(['wanted', 'seats'] as const).map(name => (
      <Field name={name} label={visit.t(`recognition.jury.new.${name}`)} problems={problems}>
        {aria => <input type="text" inputmode="numeric" value={typed[name]} {...aria} />}
      </Field>
    ))}
  </>
)

/** Planning one session by hand. */
export const NewSessionPage = ({
  visit,
  programmes,
  sites,
  jurors,
  typed,
  chosen,
  refusal,
}: {
  visit: Visit
  programmes: Programme[]
  sites: Site[]
  jurors: Juror[]
  typed: Typed
  chosen: string[]
  refusal?: Word
}) => {
  const { t } = visit
  const problems = problemsOf(visit, refusal)
  return (
    <Page visit={visit} title={t('recognition.jury.new.title')} narrow>
      <p>
        <a href={urls.jury}>{t('recognition.jury.title')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('recognition.jury.new.title')}</h1>
      <form class="card" method="post" action={urls.newSession}>
        <Field name="programme" label={t('recognition.jury.queue.programme')} problems={problems}>
          {aria => (
            <select {...aria}>
              {programmes.map(({ id, title }) => (
                <option value={id} selected={typed.programme === id}>
                  {title[t.language]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="day" label={t('recognition.jury.new.day')} problems={problems}>
          {aria => <input type="date" value={typed.day} {...aria} />}
        </Field>
        <Field name="from" label={t('recognition.jury.new.from')} problems={problems}>
          {aria => <input type="time" value={typed.from} {...aria} />}
        </Field>
        <Field name="until" label={t('recognition.jury.new.until')}>
          {aria => <input type="time" value={typed.until} {...aria} />}
        </Field>
        <Place visit={visit} sites={sites} typed={typed} problems={problems} />
        <Counts visit={visit} typed={typed} problems={problems} />
        {jurors.length > 0 && (
          <>
            <Choices
              name="juror"
              legend={t('recognition.jury.new.jurors')}
              options={jurors.map(({ personId, name, untilDay }) => ({
                value: personId,
                label: name,
                hint: t('recognition.jury.new.juror-until', { day: day(untilDay, t.language, 'plain') }),
              }))}
              chosen={chosen}
              many
            />
            <p class="soft">{t('recognition.jury.new.jurors.explain')}</p>
          </>
        )}
        <button type="submit" class="main">
          {t('recognition.jury.new.do')}
        </button>
      </form>
    </Page>
  )
}

interface ProposalProps {
  visit: Visit
  sessions: Proposed[]
  left: Waiter[]
  sites: Site[]
  nameOf: (person: string) => string
  titleOf: (programme: Proposed['programme']) => string
  typed: Typed
  refusal?: Word
}

export const keyOf = ({ day, half, programme }: Proposed): string => `${day} ${half} ${programme}`

const Accept = ({ visit, sessions, sites, nameOf, titleOf, typed, refusal }: ProposalProps) => {
  const { t } = visit
  return (
    <form class="card" method="post" action={urls.proposal}>
      <input type="hidden" name="wanted" value={typed.wanted} />
      <input type="hidden" name="seats" value={typed.seats} />
      <Choices
        name="zitting"
        legend={t('recognition.jury.proposal.which')}
        options={sessions.map(session => ({
          value: keyOf(session),
          label: `${day(session.day, t.language)}, ${t(`recognition.jury.half.${session.half}`).toLowerCase()}: ${titleOf(session.programme)}`,
          hint: t('recognition.jury.proposal.fits', {
            count: session.waits.length,
            names: session.jurors.map(nameOf).join(', '),
          }),
        }))}
        chosen={sessions.map(keyOf)}
        many
      />
      <Place visit={visit} sites={sites} typed={typed} problems={problemsOf(visit, refusal)} />
      <button type="submit" class="main">
        {t('recognition.jury.proposal.do')}
      </button>
    </form>
  )
}

/** Sessions that would seat who waits in time; a person accepts what they want of it. */
export const ProposalPage = (props: ProposalProps) => {
  const { visit, sessions, left, typed, refusal, titleOf } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('recognition.jury.propose')} narrow>
      <p>
        <a href={urls.jury}>{t('recognition.jury.title')}</a>
      </p>
      <Problems t={t} problems={problemsOf(visit, refusal)} />
      <h1>{t('recognition.jury.propose')}</h1>
      <p>{t('recognition.jury.proposal.explain')}</p>
      {sessions.length === 0 && left.length === 0 && (
        <Empty>
          <p>{t('recognition.jury.proposal.empty')}</p>
          <a class="button" href={urls.juryQueue}>
            {t('recognition.jury.queue')}
          </a>
        </Empty>
      )}
      {sessions.length > 0 && <Accept {...props} />}
      {left.length > 0 && (
        <div class="notice">
          <p>{t('recognition.jury.proposal.left')}</p>
          <ul>
            {left.map(({ name, programme }) => (
              <li>
                {name}, {titleOf(programme)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <form class="card" method="get" action={urls.proposal}>
        <h2>{t('recognition.jury.proposal.size')}</h2>
        <Counts visit={visit} typed={typed} problems={[]} />
        <button type="submit">{t('recognition.jury.proposal.again')}</button>
      </form>
    </Page>
  )
}
