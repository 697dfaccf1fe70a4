import { fingerprint } from '../../platform/ids.ts'
import { day, hours, money } from '../../platform/show.ts'
import { translators } from '../../platform/words.ts'
import { conditionOf, givenBy, isNothing, sayValue } from './condition.ts'
import type { Party } from './set.ts'
import { paybackTable, type Terms, valueIn } from './terms.ts'

/** What an agreement is, besides its terms. */
export interface Frame {
  /** Of the agreement. */
  id: string
  number: number
  set: { name: string; keeper: string; version: number }
  parties: readonly Party[]
}

/** An agreement with an employer in Flanders is in Dutch, whoever reads it; other languages are shown beside it. */
const t = translators.nl

const given = (terms: Terms, from: 'employer' | 'worker'): string[] =>
  terms.conditions.flatMap(({ id, value, motive }) => {
    const condition = conditionOf(id)
    if (!condition || isNothing(condition, value) || givenBy(condition, value) !== from) return []
    const line = `${condition.label.nl}: ${sayValue(condition, value, t)}.`
    return [motive ? `${line} ${t('planning.agreement.text.differs', { why: motive })}` : line]
  })

const payback = (terms: Terms): string[] => {
  const [cost, days] = [Number(valueIn(terms, 'repay') ?? 0), Number(valueIn(terms, 'retention') ?? 0)]
  if (cost === 0 || days === 0) return []
  const shares = paybackTable(cost, days, terms.until).map(({ cents }) => money(cents, 'nl'))
  return [
    t('planning.agreement.text.payback', { first: shares[0] ?? '', second: shares[1] ?? '', third: shares[2] ?? '' }),
  ]
}

const orNothing = (lines: string[]): string[] => (lines.length > 0 ? lines : [t('planning.agreement.text.nothing')])

/**
 * The text that is signed: Dutch, one line a sentence, titles after `# `. It names organisations but no person, so that it
 * can stay when somebody is erased. The same terms give the same text, sign for sign.
 */
export const textOf = (terms: Terms, { id, number, set, parties }: Frame): string =>
  [
    `# ${t('planning.agreement.text.title')}`,
    t('planning.agreement.text.which', { id, number: String(number) }),
    t('planning.agreement.text.set', { name: set.name, keeper: set.keeper, version: String(set.version) }),
    `# ${t('planning.agreement.text.what')}`,
    t('planning.agreement.text.programme', { programme: terms.programme.title, provider: terms.provider }),
    t('planning.agreement.text.employer', { employer: terms.employer }),
    t('planning.agreement.text.workplace', { workplace: terms.workplace }),
    t('planning.agreement.text.days', { from: day(terms.from, 'nl', 'plain'), until: day(terms.until, 'nl', 'plain') }),
    t('planning.agreement.text.contract', {
      hours: hours(terms.contractMinutes, 'nl'),
      statute: t(`planning.agreement.statute.${terms.statute}`),
    }),
    ...(terms.alsoSelfEmployed ? [t('planning.agreement.text.self-employed')] : []),
    `# ${t('planning.agreement.text.employer-gives')}`,
    ...orNothing(given(terms, 'employer')),
    `# ${t('planning.agreement.text.worker-gives')}`,
    ...orNothing(given(terms, 'worker')),
    ...payback(terms),
    `# ${t('planning.agreement.text.holds')}`,
    t('planning.agreement.text.signs', {
      parties: parties.map(party => t(`planning.agreement.party.${party}`)).join(', '),
    }),
    t('planning.agreement.text.law'),
  ].join('\n')

/** What a signature is bound to. */
export const hashOf = (text: string): string => fingerprint(text)

/** The text in its parts, as it is shown and typeset: nothing is added or left out. */
export const partsOf = (text: string): { title: string; lines: string[] }[] => {
  const parts: { title: string; lines: string[] }[] = []
  for (const line of text.split('\n'))
    if (line.startsWith('# ')) parts.push({ title: line.slice(2), lines: [] })
    else parts.at(-1)?.lines.push(line)
  return parts
}

/** The first sixteen signs of a hash in groups of four, as one reads and types it. */
export const shortHash = (sha256: string): string => (sha256.slice(0, 16).match(/.{4}/g) ?? []).join('-').toUpperCase()
