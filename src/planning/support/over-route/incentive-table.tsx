import { named } from '../../../catalogue/index.ts'
import { hours, money } from '../../../platform/show.ts'
import type { Translate } from '../../../platform/words.ts'
import { Empty, Tag } from '../../../ui/pieces.tsx'
import { Why } from '../../../ui/why.tsx'
import { urls } from '../../../urls.ts'
import type { MeasureOutcome, SupportAmount } from '../outcome.ts'
import { type Board, outcomesFor } from './board.ts'

export type Audience = 'worker' | 'employer'

export const amountSaid = ({ kind, cents, minutes, atMost, ofFee }: SupportAmount, t: Translate): string => {
  const amount = kind === 'paid-time' ? hours(minutes ?? 0, t.language) : money(cents, t.language)
  const said =
    kind === 'paid-time'
      ? t('incentives.amount.time', { amount })
      : ofFee
        ? t('incentives.amount.fee', { amount })
        : amount
  return atMost ? t('incentives.amount.at-most', { amount: said }) : said
}

const tones = { yes: 'done', perhaps: 'perhaps', no: 'todo' } as const

const missingSaid = ({ missing }: MeasureOutcome, t: Translate): string =>
  new Intl.ListFormat(t.language, { type: 'conjunction' }).format(missing.map(fact => t(`support.fact.${fact}`)))

/** The answer in one word, and what stands beside it: not sure, not together, which fact is missing. */
const Answer = ({ outcome, board, t }: { outcome: MeasureOutcome; board: Board; t: Translate }) => {
  const together = board.support.best.chosen.includes(outcome.measure)
  return (
    <>
      <p>
        <Tag tone={tones[outcome.state]}>{t(`incentives.state.${outcome.state}`)}</Tag>{' '}
        {outcome.uncertain && outcome.state !== 'no' && <Tag tone="urgent">{t('planning.support.uncertain')}</Tag>}{' '}
        {!together && outcome.state === 'yes' && outcome.amounts.length > 0 && (
          <Tag>{t('planning.support.not-together')}</Tag>
        )}
      </p>
      {outcome.state === 'perhaps' && outcome.missing.length > 0 && (
        <p class="soft small">{t('incentives.missing', { facts: missingSaid(outcome, t) })}</p>
      )}
    </>
  )
}

const legTitle = ({ route }: Board, at: number, t: Translate): string | null =>
  route.legs.length > 1 ? (route.legs[at]?.programme.title[t.language] ?? null) : null

const Row = ({ outcome, board, to, t }: { outcome: MeasureOutcome; board: Board; to: Audience; t: Translate }) => {
  const amounts = outcome.amounts.filter(amount => amount.to === to)
  const title = legTitle(board, outcome.leg, t)
  return (
    <tr>
      <th scope="row">
        <a href={urls.measure(outcome.measure)}>{outcome.name[t.language]}</a>
        {title && <div class="soft small">{title}</div>}
      </th>
      <td data-label={t('incentives.head.answer')}>
        <Answer outcome={outcome} board={board} t={t} />
      </td>
      <td data-label={t('incentives.head.gives')}>
        {amounts.length === 0 ? (
          <span class="soft">{t('incentives.no-amount')}</span>
        ) : (
          amounts.map(amount => <p>{amountSaid(amount, t)}</p>)
        )}
      </td>
      <td data-label={t('incentives.head.why')}>
        <Why reasons={[outcome.because]} of={outcome.name[t.language]} t={t} />
      </td>
    </tr>
  )
}

/** Every measure for worker or employer over the whole route: theirs or not, what it gives, and why. */
export const IncentiveTable = ({ board, to, t }: { board: Board; to: Audience; t: Translate }) => {
  const { theirs, not } = outcomesFor(board, to)
  const names = new Map(not.map(outcome => [outcome.measure, outcome]))
  return (
    <section>
      <h2 id={`voor-${to}`}>{t(`incentives.table.${to}`)}</h2>
      {theirs.length === 0 ? (
        <Empty>
          <p>{t(`incentives.table.${to}.none`)}</p>
          <a href={urls.support}>{t('incentives.all')}</a>
        </Empty>
      ) : (
        <table class="table folds incentives">
          <caption class="hidden-text">{t(`incentives.table.${to}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('incentives.head.measure')}</th>
              <th scope="col">{t('incentives.head.answer')}</th>
              <th scope="col">{t('incentives.head.gives')}</th>
              <th scope="col">{t('incentives.head.why')}</th>
            </tr>
          </thead>
          <tbody>
            {theirs.map(outcome => (
              <Row outcome={outcome} board={board} to={to} t={t} />
            ))}
          </tbody>
        </table>
      )}
      {names.size > 0 && (
        <details class="why">
          <summary>{t(`incentives.not.${to}`, { count: names.size })}</summary>
          <ul>
            {[...names.values()].map(outcome => (
              <li>
                {outcome.name[t.language]}
                <Why reasons={[outcome.because]} of={outcome.name[t.language]} t={t} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

export const routeName = ({ route }: Board): { nl: string; en: string } => {
  const last = route.legs.at(-1)
  return last ? named(last.awards.title) : { nl: '', en: '' }
}
