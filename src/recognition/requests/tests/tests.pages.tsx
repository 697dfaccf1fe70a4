import type { ModuleId } from '../../../catalogue/index.ts'
import type { Visit } from '../../../platform/visit.ts'
import type { Word } from '../../../platform/words.ts'
import { Page } from '../../../ui/page.tsx'
import { Choices, Empty, Field, Problems, Tag } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import { whenOf } from './choose.pages.tsx'
import { forms, type ModuleTest, type PlannedSession, placesLeft, sites } from './module-test.ts'

/** A module with how it is tested, and where the coordinator sets that. */
export interface ModuleRow {
  provider: string
  module: ModuleId
  title: string
  programme: string
  test: ModuleTest | null
}

const SessionCard = ({ visit, session, title }: { visit: Visit; session: PlannedSession; title: string }) => {
  const { t } = visit
  return (
    <li>
      <a class="card" href={urls.testSession(session.id)}>
        <h3>{whenOf(session.startsAt, t)}</h3>
        {title}
        <br />
        <span class="soft">
          {t(`recognition.test.site.${session.site}`)} · {session.place} ·{' '}
          {t('recognition.test.taken', { taken: session.taken, places: session.places })}
        </span>{' '}
        {session.calledOffAt && <Tag tone="urgent">{t('recognition.test.is-called-off')}</Tag>}
      </a>
    </li>
  )
}

/** The sessions that come, and which modules have a test. */
export const TestsPage = (props: { visit: Visit; rows: ModuleRow[]; sessions: PlannedSession[]; maySet: boolean }) => {
  const { visit, rows, sessions, maySet } = props
  const { t } = visit
  const titleOf = (module: string) => rows.find(row => row.module === module)?.title ?? module
  const tested = rows.filter(({ test }) => test !== null)
  const others = rows.filter(({ test }) => test === null)
  const links = (some: ModuleRow[]) => (
    <ul>
      {some.map(({ provider, module, title, programme }) => (
        <li>
          {maySet ? <a href={urls.moduleTest(provider, module)}>{title}</a> : title}{' '}
          <span class="soft">{programme}</span>
        </li>
      ))}
    </ul>
  )
  return (
    <Page visit={visit} title={t('recognition.tests.title')} narrow>
      <p>
        <a href={urls.deskRequests}>{t('recognition.desk.title')}</a>
      </p>
      <h1>{t('recognition.tests.title')}</h1>
      <h2>{t('recognition.tests.coming')}</h2>
      {sessions.length === 0 ? (
        <Empty>
          <p>{t('recognition.tests.empty')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {sessions.map(session => (
            <SessionCard visit={visit} session={session} title={titleOf(session.test.module)} />
          ))}
        </ul>
      )}
      <h2>{t('recognition.tests.modules')}</h2>
      {tested.length === 0 ? <p>{t('recognition.tests.none')}</p> : links(tested)}
      {maySet && (
        <details>
          <summary>{t('recognition.tests.others')}</summary>
          {links(others)}
        </details>
      )}
    </Page>
  )
}

export interface ModuleTestProps {
  visit: Visit
  row: ModuleRow
  sessions: PlannedSession[]
  typed: Record<string, string>
  refusal?: Word
}

const numbers = ['minutes', 'threshold', 'tries', 'waitDays'] as const

const Setting = ({ visit, row, typed }: ModuleTestProps) => {
  const { t } = visit
  return (
    <form class="card" method="post" action={urls.moduleTest(row.provider, row.module)}>
      <h2>{t('recognition.tests.how')}</h2>
      <Choices
        name="form"
        legend={t('recognition.test.form')}
        options={forms.map(value => ({ value, label: t(`recognition.test.form.${value}`) }))}
        chosen={[typed.form ?? '']}
        inRow
      />
      {numbers.map(name => (
        <Field name={name} label={t(`recognition.test.field.${name}`)}>
          {aria => <input type="text" class="short" inputmode="numeric" value={typed[name]} {...aria} />}
        </Field>
      ))}
      <Field name="criteria" label={t('recognition.test.criteria')} hint={t('recognition.test.criteria.hint')}>
        {aria => (
          <textarea rows={8} maxlength={9000} {...aria}>
            {typed.criteria}
          </textarea>
        )}
      </Field>
      <button type="submit" class="main">
        {t('recognition.policy.do')}
      </button>
    </form>
  )
}

const Planning = ({ visit, row, typed }: ModuleTestProps) => {
  const { t, today } = visit
  return (
    <form class="card" method="post" action={urls.planSession(row.provider, row.module)}>
      <h2>{t('recognition.session.plan')}</h2>
      <Field name="on" label={t('recognition.invite.on')}>
        {aria => <input type="date" min={today} value={typed.on} {...aria} />}
      </Field>
      <Field name="at" label={t('recognition.session.at')}>
        {aria => <input type="time" value={typed.at} {...aria} />}
      </Field>
      <Choices
        name="site"
        legend={t('recognition.session.site')}
        options={sites.map(value => ({ value, label: t(`recognition.test.site.${value}`) }))}
        chosen={[typed.site ?? 'campus']}
        inRow
      />
      <Field name="place" label={t('recognition.session.place')} hint={t('recognition.session.place.hint')}>
        {aria => <input type="text" maxlength={300} value={typed.place} {...aria} />}
      </Field>
      <Field name="places" label={t('recognition.session.places')}>
        {aria => <input type="text" class="short" inputmode="numeric" value={typed.places} {...aria} />}
      </Field>
      <button type="submit" class="main">
        {t('recognition.session.do')}
      </button>
    </form>
  )
}

/** How one module is tested, and when. */
export const ModuleTestPage = (props: ModuleTestProps) => {
  const { visit, row, sessions, refusal } = props
  const { t } = visit
  const open = sessions.filter(session => placesLeft(session) > 0 && !session.calledOffAt)
  return (
    <Page visit={visit} title={row.title} narrow>
      <p>
        <a href={urls.moduleTests}>{t('recognition.tests.title')}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{t('recognition.tests.of', { module: row.title })}</h1>
      <p class="soft">{row.programme}</p>
      {row.test && <p>{t('recognition.tests.open', { count: open.length })}</p>}
      {sessions.length > 0 && (
        <ul class="cards">
          {sessions.map(session => (
            <SessionCard visit={visit} session={session} title={row.title} />
          ))}
        </ul>
      )}
      {row.test && <Planning {...props} />}
      <Setting {...props} />
    </Page>
  )
}
