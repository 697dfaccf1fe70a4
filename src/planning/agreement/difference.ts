import { day, hours } from '../../platform/show.ts'
import type { Translate } from '../../platform/words.ts'
import { conditionOf, sayValue, type Value } from './condition.ts'
import type { Terms } from './terms.ts'

export interface Difference {
  label: string
  before: string
  after: string
}

/** What changed between two texts, as one reads it. */
export const differencesIn = (before: Terms, after: Terms, t: Translate): Difference[] => {
  const plain = [
    { label: t('planning.agreement.from'), of: (terms: Terms) => day(terms.from, t.language, 'plain') },
    { label: t('planning.agreement.until'), of: (terms: Terms) => day(terms.until, t.language, 'plain') },
    { label: t('planning.agreement.contract'), of: (terms: Terms) => hours(terms.contractMinutes, t.language) },
  ].map(({ label, of }) => ({ label, before: of(before), after: of(after) }))
  const said = (id: string, value: Value | undefined): string => {
    const condition = conditionOf(id)
    return condition && value !== undefined ? sayValue(condition, value, t) : t('planning.agreement.nothing')
  }
  const conditions = after.conditions.map(({ id, value }) => ({
    label: conditionOf(id)?.label[t.language] ?? id,
    before: said(id, before.conditions.find(each => each.id === id)?.value),
    after: said(id, value),
  }))
  return [...plain, ...conditions].filter(each => each.before !== each.after)
}
