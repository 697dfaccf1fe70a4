import { figure, money } from '../../platform/show.ts'
import type { Translate } from '../../platform/words.ts'
import { type Facts, judge } from './condition.ts'
import { factNames } from './facts.ts'
import type { Condition, Gift } from './measure.ts'

/** Whom a gift is for, as the sentence begins. */
const receiver = { worker: 'support-pages.to.worker', employer: 'support-pages.to.employer' } as const

const nothingKnown = Object.fromEntries(factNames.map(name => [name, undefined])) as Facts

/** What one test asks, as the judge says it of somebody of whom nothing is known. */
const Asked = ({ test, t }: { test: Condition; t: Translate }) => {
  const [reason] = judge(test, nothingKnown).because
  return <>{t('support-pages.asks', { fact: reason?.with?.fact ?? '', wanted: reason?.with?.wanted ?? '' })}</>
}

const Group = ({ says, of, t }: { says: string; of: Condition[]; t: Translate }) => (
  <>
    {says}
    <ul>
      {of.map(part => (
        <li>
          <ConditionSaid condition={part} t={t} />
        </li>
      ))}
    </ul>
  </>
)

/** A condition as a nested list: all of, one of, not. */
export const ConditionSaid = ({ condition, t }: { condition: Condition; t: Translate }) => {
  if ('all' in condition) return <Group says={t('support-pages.all')} of={condition.all} t={t} />
  if ('any' in condition) return <Group says={t('support-pages.any')} of={condition.any} t={t} />
  if ('not' in condition) return <Group says={t('support-pages.not')} of={[condition.not]} t={t} />
  if ('check' in condition) return <>{condition.check[t.language]}</>
  return <Asked test={condition} t={t} />
}

const hoursSaid = ({ hours }: Gift, t: Translate): string => {
  if (!hours) return ''
  const count = figure(hours.atMost, t.language, 2)
  return t(hours.scaledByEmployment ? 'support-pages.hours.scaled' : 'support-pages.hours', { count })
}

/** How much a version gives, in one line; amounts of the rule, not yet of a person. */
const amountSaid = (gift: Gift, t: Translate): string => {
  const cents = (value: number | undefined) => money(value ?? 0, t.language)
  const max = gift.max === undefined ? 'none' : cents(gift.max)
  if (gift.kind === 'free') return t('support-pages.gift.free')
  if (gift.kind === 'paid-time') return t('support-pages.gift.paid-time', { hours: hoursSaid(gift, t) })
  if (gift.flat !== undefined) return t('support-pages.gift.flat', { amount: cents(gift.flat) })
  if (gift.share !== undefined)
    return t('support-pages.gift.share', { percent: figure(gift.share * 100, t.language, 2), max })
  if (gift.perLessonPeriod !== undefined)
    return t('support-pages.gift.per-lesson-period', { amount: cents(gift.perLessonPeriod), max })
  if (gift.capPerHalfYear !== undefined) return t('support-pages.gift.cap', { amount: cents(gift.capPerHalfYear) })
  return t('support-pages.gift.per-hour', { amount: cents(gift.perHour), hours: hoursSaid(gift, t) })
}

const said = (gift: Gift, t: Translate): string =>
  gift.kind === 'fee-less' && gift.capPerHalfYear === undefined
    ? t('support-pages.gift.fee-less', { amount: amountSaid(gift, t) })
    : amountSaid(gift, t)

/** What a version gives, and to whom, with what each gift asks. */
export const GiftsSaid = ({ gives, t }: { gives: Gift[]; t: Translate }) =>
  gives.length === 0 ? (
    <p>{t('support-pages.gift.none')}</p>
  ) : (
    <ul>
      {gives.map(gift => (
        <li>
          <strong>{t(receiver[gift.to])}</strong>: {said(gift, t)}
          {gift.when && (
            <div class="soft">
              {t('support-pages.when')} <ConditionSaid condition={gift.when} t={t} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )

/** What a version gives to each, in a line: the amounts alone, and whether they depend on the person. */
export const GiftsInShort = ({ gives, t }: { gives: Gift[]; t: Translate }) => (
  <>
    {(['worker', 'employer'] as const).map(to => {
      const own = gives.filter(gift => gift.to === to)
      const amounts = new Intl.ListFormat(t.language, { type: 'disjunction' }).format(
        new Set(own.map(gift => said(gift, t))),
      )
      return own.length === 0 ? null : (
        <p>
          <strong>{t(receiver[to])}</strong>: {amounts}
          {own.some(gift => gift.when) && `, ${t('support-pages.depends')}`}.
        </p>
      )
    })}
  </>
)
