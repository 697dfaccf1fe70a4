import { dayOf } from '../../platform/day.ts'
import { kinds } from '../../platform/mail/kinds.ts'
import type { DeliveryState } from '../../platform/mail/state.ts'
import { day, figure } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import { Page } from '../../ui/page.tsx'
import { Empty } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Desk } from './desk.store.ts'

const states: DeliveryState[] = ['waiting', 'tried', 'delivered', 'bounced', 'given-up']

const Button = ({ action, kind, label, of }: { action: string; kind: string; label: string; of: string }) => (
  <form method="post" action={action}>
    <input type="hidden" name="kind" value={kind} />
    <button type="submit">
      {label}
      <span class="hidden-text">: {of}</span>
    </button>
  </form>
)

const Counts = ({ visit, counted }: { visit: Visit; counted: Desk['counted'] }) => {
  const { t } = visit
  return (
    <table class="table folds">
      <caption class="hidden-text">{t('messages.desk.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('messages.desk.kind')}</th>
          <th scope="col">{t('messages.desk.channel')}</th>
          {states.map(state => (
            <th scope="col">{t(`messages.desk.${state}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {counted.map(row => (
          <tr>
            <th scope="row">{t(`messages.kind.${row.kind}`)}</th>
            <td data-label={t('messages.desk.channel')}>{t(`messages.channel.${row.channel}`)}</td>
            {states.map(state => (
              <td data-label={t(`messages.desk.${state}`)}>{figure(row.states[state] ?? 0, t.language)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export const DeskPage = ({ visit, desk }: { visit: Visit; desk: Desk }) => {
  const { t } = visit
  const givenUp = [...new Set(desk.stuck.filter(({ state }) => state === 'given-up').map(({ kind }) => kind))]
  return (
    <Page visit={visit} title={t('messages.desk.title')}>
      <h1>{t('messages.desk.title')}</h1>
      <p>{t('messages.desk.explain')}</p>
      {desk.stopped.map(({ kind, written }) => (
        <section class="card">
          <h2>{t('messages.desk.stopped', { kind: t(`messages.kind.${kind}`) })}</h2>
          <p>{t('messages.desk.stopped.text', { written, most: kinds[kind].mostAnHour })}</p>
          <Button action={urls.letGo} kind={kind} label={t('messages.desk.let-go')} of={t(`messages.kind.${kind}`)} />
        </section>
      ))}
      {desk.counted.length === 0 ? (
        <Empty>
          <p>{t('messages.desk.empty')}</p>
        </Empty>
      ) : (
        <Counts visit={visit} counted={desk.counted} />
      )}
      <h2>{t('messages.desk.stuck')}</h2>
      {desk.stuck.length === 0 && <p>{t('messages.desk.stuck.none')}</p>}
      <ul>
        {desk.stuck.map(({ kind, channel, state, sign, count, since }) => (
          <li>
            {t('messages.desk.stuck.line', {
              kind: t(`messages.kind.${kind}`),
              channel: t(`messages.channel.${channel}`),
              count,
              since: day(dayOf(since), t.language),
            })}
            {` (${[t(`messages.desk.${state}`), sign && t('messages.desk.sign', { sign })].filter(Boolean).join(', ')})`}
          </li>
        ))}
      </ul>
      {givenUp.map(kind => (
        <Button action={urls.tryAgain} kind={kind} label={t('messages.desk.again')} of={t(`messages.kind.${kind}`)} />
      ))}
    </Page>
  )
}
