import { money, day as sayDay } from '../../platform/show.ts'
import type { Translate } from '../../platform/words.ts'
import { Tag } from '../../ui/pieces.tsx'
import { Why } from '../../ui/why.tsx'
import { type Condition, conditionOf, type From, givenBy, isNothing, sayValue } from './condition.ts'
import type { Party, SetBody } from './set.ts'
import { deviationsOf, fairRetention, paybackTable, type Terms, valueIn } from './terms.ts'

export const LawOf = ({ condition: { law, label }, t }: { condition: Condition; t: Translate }) =>
  law ? (
    <p class="small">
      <strong>{t('planning.agreement.law')}</strong> {law.says[t.language]} {t('house.why.source')}:{' '}
      {law.source.address ? <a href={law.source.address}>{law.source.title}</a> : law.source.title}{' '}
      {law.uncertain && <Tag tone="perhaps">{t('planning.agreement.uncertain')}</Tag>}
      <span class="hidden-text"> ({label[t.language]})</span>
    </p>
  ) : null

const Payback = ({ terms, t }: { terms: Terms; t: Translate }) => {
  const [cost, days] = [Number(valueIn(terms, 'repay') ?? 0), Number(valueIn(terms, 'retention') ?? 0)]
  if (cost === 0 || days === 0) return null
  return (
    <table class="table">
      <caption>{t('planning.agreement.payback')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('planning.agreement.payback.until')}</th>
          <th scope="col">{t('planning.agreement.payback.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {paybackTable(cost, days, terms.until).map(({ until, cents }) => (
          <tr>
            <td>{sayDay(until, t.language, 'short')}</td>
            <td>{money(cents, t.language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Agreed = ({ id, terms, set, t }: { id: string; terms: Terms; set: SetBody; t: Translate }) => {
  const condition = conditionOf(id)
  if (!condition) return null
  const deviation = deviationsOf(terms, set).find(each => each.id === id)
  const title = condition.label[t.language]
  return (
    <li>
      <details>
        <summary>
          <strong>{title}</strong> <span>{sayValue(condition, valueIn(terms, id) ?? '', t)}</span>
        </summary>
        <p>{condition.explain[t.language]}</p>
        <LawOf condition={condition} t={t} />
      </details>
      {deviation && (
        <p class="small">
          <Tag tone="perhaps">{t('planning.agreement.differs')}</Tag>{' '}
          {t('planning.agreement.standard', { value: sayValue(condition, deviation.standard, t) })}{' '}
          {deviation.motive && t('planning.agreement.because', { why: deviation.motive })}
        </p>
      )}
      {id === 'repay' && <Payback terms={terms} t={t} />}
      {id === 'retention' && <Why reasons={fairRetention(terms, set).because} of={title} t={t} />}
    </li>
  )
}

/** What one gives and gets, as the one who reads it; whoever is neither reads who gives what. */
const titleOf = (from: From, reader: Party, t: Translate): string => {
  if (reader === from) return t('planning.agreement.you-give')
  if (reader === 'worker' || reader === 'employer') return t('planning.agreement.you-get')
  return t(`planning.agreement.gives.${from}`)
}

/** Everything that was agreed, what one gets first. */
export const GiveAndGet = (props: { terms: Terms; set: SetBody; reader: Party; t: Translate }) => {
  const { terms, set, reader, t } = props
  const order: From[] = reader === 'employer' ? ['worker', 'employer'] : ['employer', 'worker']
  const without = terms.conditions.flatMap(({ id, value }) => {
    const condition = conditionOf(id)
    return condition && isNothing(condition, value) ? condition.label[t.language] : []
  })
  return (
    <>
      {order.map(from => {
        const these = terms.conditions.filter(({ id, value }) => {
          const condition = conditionOf(id)
          return condition && !isNothing(condition, value) && givenBy(condition, value) === from
        })
        return (
          <section class={`card give-${from}`} aria-labelledby={`geeft-${from}`}>
            <h2 id={`geeft-${from}`}>{titleOf(from, reader, t)}</h2>
            {these.length === 0 ? (
              <p>{t('planning.agreement.gives-nothing')}</p>
            ) : (
              <ul class="agreed">
                {these.map(({ id }) => (
                  <Agreed id={id} terms={terms} set={set} t={t} />
                ))}
              </ul>
            )}
          </section>
        )
      })}
      {without.length > 0 && (
        <p class="soft">{t('planning.agreement.without', { what: without.join(', ').toLowerCase() })}</p>
      )}
    </>
  )
}
