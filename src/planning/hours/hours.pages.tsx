import { dayOf } from '../../platform/day.ts'
import { day, hours as inHours } from '../../platform/show.ts'
import type { Language, Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, Figures, type Problem, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { toConfirm } from './confirm-hours.ts'
import type { Line } from './hours.store.ts'
import type { HoursProps } from './hours-page.ts'
import { type Account, lineKinds } from './ledger.ts'
import { sideOf } from './may-tell.ts'

/** What was typed, as it was typed. */
export interface TypedHours {
  kind: string
  day: string
  hours: string
  words: string
}

export const monthName = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-BE' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-15T12:00:00Z`))

/** What is missing or more than agreed, in words. */
export const balanceSaid = ({ balance }: Account, t: Translate): string =>
  balance === 0
    ? t('planning.hours.balance.even')
    : t(balance < 0 ? 'planning.hours.balance.missing' : 'planning.hours.balance.more', {
        hours: inHours(Math.abs(balance), t.language),
      })

const Bar = ({ account, t }: { account: Account; t: Translate }) => {
  const counted = account.done + account.leave + account.absent
  const of = { told: inHours(counted, t.language), planned: inHours(account.planned, t.language) }
  return (
    <progress max={Math.max(account.planned, counted, 1)} value={counted} aria-label={t('planning.hours.bar', of)} />
  )
}

const columns = ['planned', 'done', 'leave', 'absent'] as const

const Months = ({ visit, agreement, months, total, month }: HoursProps) => {
  const { t, today } = visit
  const begun = months.filter(each => each.month <= today.slice(0, 7))
  const cells = (account: Account) => (
    <>
      {columns.map(column => (
        <td data-label={t(`planning.hours.head.${column}`)}>{inHours(account[column], t.language)}</td>
      ))}
      <td data-label={t('planning.hours.head.balance')}>{balanceSaid(account, t)}</td>
      <td data-label={t('planning.hours.head.confirmed')}>{inHours(account.confirmed, t.language)}</td>
    </>
  )
  return (
    <table class="table folds">
      <caption>{t('planning.hours.months')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('planning.hours.head.month')}</th>
          {columns.map(column => (
            <th scope="col">{t(`planning.hours.head.${column}`)}</th>
          ))}
          <th scope="col">{t('planning.hours.head.balance')}</th>
          <th scope="col">{t('planning.hours.head.confirmed')}</th>
        </tr>
      </thead>
      <tbody>
        {begun.map(({ month: name, account }) => (
          <tr>
            <th scope="row">
              <a href={urls.agreementHours(agreement.id, name)} aria-current={name === month ? 'true' : undefined}>
                {monthName(name, t.language)}
              </a>{' '}
              <Bar account={account} t={t} />
            </th>
            {cells(account)}
          </tr>
        ))}
        <tr>
          <th scope="row">{t('planning.hours.total')}</th>
          {cells(total)}
        </tr>
      </tbody>
    </table>
  )
}

const LineCard = ({ line, props }: { line: Line; props: HoursProps }) => {
  const { visit, agreement } = props
  const { t, person } = visit
  const on = day(line.day, t.language)
  return (
    <li>
      <p>
        <b>{on}</b>: {inHours(line.minutes, t.language)} {t(`planning.hours.kind.${line.kind}`)}{' '}
        {line.confirmedAt ? (
          <Tag tone="done" icon="check">
            {t('planning.hours.confirmed-by', {
              name: line.confirmer || t('planning.agreement.gone'),
              day: day(dayOf(line.confirmedAt), t.language, 'short'),
            })}
          </Tag>
        ) : (
          <Tag tone="perhaps">{t('planning.hours.told-only')}</Tag>
        )}
      </p>
      {line.words !== '' && <blockquote>{line.words}</blockquote>}
      <p class="soft small">{t('planning.hours.told-by', { name: line.teller || t('planning.agreement.gone') })}</p>
      {line.toldBy === person.id && (
        <form method="post" action={urls.takeBackHours(agreement.id, line.id)} class="no-print">
          <button type="submit" class="quiet">
            {t('planning.hours.take-back')}
            <span class="hidden-text">: {on}</span>
          </button>
        </form>
      )}
    </li>
  )
}

/** The days of one month, and saying that what the other side told is right. */
const Lines = (props: HoursProps) => {
  const { visit, agreement, lines, month, party } = props
  const { t } = visit
  const own = lines.filter(line => line.day.startsWith(month))
  const open = party ? toConfirm(own, party) : []
  return (
    <section>
      <h2>{monthName(month, t.language)}</h2>
      {own.length === 0 ? (
        <Empty>
          <p>{t('planning.hours.none')}</p>
        </Empty>
      ) : (
        <ul class="lines">
          {own.map(line => (
            <LineCard line={line} props={props} />
          ))}
        </ul>
      )}
      {open.length > 0 && (
        <form method="post" action={urls.confirmHours(agreement.id)} class="card no-print">
          <p>{t('planning.hours.confirm.explain', { count: open.length })}</p>
          {open.map(({ id }) => (
            <input type="hidden" name="line" value={id} />
          ))}
          <input type="hidden" name="month" value={month} />
          <div class="buttons">
            <button type="submit" class="main">
              {t('planning.hours.confirm')}
            </button>
            <a class="button" href={`${urls.agreement(agreement.id)}#praten`}>
              {t('planning.hours.not-right')}
            </a>
          </div>
        </form>
      )}
    </section>
  )
}

const TellForm = ({ props, typed, problems }: { props: HoursProps; typed: TypedHours; problems: Problem[] }) => {
  const { visit, agreement, hours } = props
  const { t, today } = visit
  return (
    <form method="post" action={urls.agreementHours(agreement.id)} class="card no-print">
      <h2>{t('planning.hours.tell')}</h2>
      <Field name="day" label={t('planning.hours.field.day')} problems={problems}>
        {aria => (
          <input type="date" value={typed.day} min={hours.from} max={[today, hours.until].sort()[0]} {...aria} />
        )}
      </Field>
      <Field
        name="hours"
        label={t('planning.hours.field.hours')}
        hint={t('planning.hours.field.hours.hint')}
        problems={problems}
      >
        {aria => <input class="short" inputmode="decimal" value={typed.hours} {...aria} />}
      </Field>
      <Choices
        name="kind"
        legend={t('planning.hours.field.kind')}
        options={lineKinds.map(kind => ({ value: kind, label: t(`planning.hours.kind.${kind}`) }))}
        chosen={[typed.kind]}
      />
      <Field name="words" label={t('planning.hours.field.words')} problems={problems}>
        {aria => <input value={typed.words} maxlength={200} {...aria} />}
      </Field>
      <button type="submit" class="main">
        {t('planning.hours.tell.do')}
      </button>
    </form>
  )
}

/** The hours of an agreement: agreed beside what was told and confirmed, month by month. */
export const HoursPage = ({
  props,
  typed,
  problems,
}: {
  props: HoursProps
  typed: TypedHours
  problems: Problem[]
}) => {
  const { visit, agreement, total, hours, party } = props
  const { t, today } = visit
  const worker = agreement.parties.find(each => each.party === 'worker')?.name || t('planning.agreement.gone')
  const { terms } = agreement.versions.at(-1) ?? {}
  const counted = total.done + total.leave + total.absent
  const learns = party !== null && sideOf(party) === 'learns'
  return (
    <Page visit={visit} title={t('planning.hours.title')}>
      <p class="no-print">
        <a href={urls.agreement(agreement.id)}>{t('planning.hours.back')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{t('planning.hours.title')}</h1>
      <p>
        {worker}, {terms?.programme.title}, {terms?.employer}
      </p>
      <Figures
        figures={[
          { value: inHours(counted, t.language), meaning: t('planning.hours.figure.told') },
          { value: inHours(total.due, t.language), meaning: t('planning.hours.figure.due') },
          { value: inHours(total.planned - total.due, t.language), meaning: t('planning.hours.figure.to-come') },
        ]}
      />
      <details class="hours-why">
        <summary>{t('planning.hours.why')}</summary>
        <p>
          {t('planning.hours.because', {
            hours: inHours(hours.minutesPerWeek, t.language),
            from: day(hours.from, t.language, 'plain'),
            until: day(hours.until, t.language, 'plain'),
          })}
        </p>
        <p>{t('planning.hours.because.confirmed')}</p>
      </details>
      {party === null && hours.from > today && (
        <p class="notice">{t('planning.hours.to-begin', { day: day(hours.from, t.language, 'plain') })}</p>
      )}
      {learns && <TellForm props={props} typed={typed} problems={problems} />}
      <Lines {...props} />
      {party && !learns && <TellForm props={props} typed={typed} problems={problems} />}
      <section class="hours-months">
        <Months {...props} />
      </section>
      <div class="buttons no-print">
        {(['uren.pdf', 'uren.xlsx', 'uren.csv'] as const).map(file => (
          <a class="button" href={urls.hoursFile(agreement.id, file)}>
            {t(`planning.hours.file.${file.slice(5) as 'pdf' | 'xlsx' | 'csv'}`)}
          </a>
        ))}
      </div>
      {party && <p class="soft small">{t(`planning.hours.side.${sideOf(party)}`)}</p>}
    </Page>
  )
}
