import type { Visit } from '../../platform/visit.ts'
import type { Word } from '../../platform/words.ts'
import { Choices } from '../../ui/pieces.tsx'
import { accessDays, type Purpose, purposes, usualParts } from './access.ts'
import type { TermsAsk } from './grant-access.ts'
import { isSection, type Part, type PartRefusal } from './parts.ts'

/** Which field a refusal is about. */
export const fieldOf: Partial<Record<Word, string>> = {
  'people.wrong-address': 'address',
  'people.access.no-part': 'part',
  'people.access.only-named': 'part',
  'people.access.not-this-role': 'part',
  'people.access.not-so-long': 'days',
  'people.access.no-purpose': 'purpose',
  'people.access.no-term': 'days',
  'people.access.no-role': 'role',
}

interface PartChoicesProps {
  visit: Visit
  /** The parts, each with why it may not be chosen here. */
  offered: readonly { part: Part; refusal: PartRefusal | null }[]
  /** What it is usually for; what that needs is named, and ticked for nobody. */
  purpose: Purpose | null
  chosen: readonly string[]
}

export const PartChoices = ({ visit, offered, purpose, chosen }: PartChoicesProps) => {
  const { t } = visit
  const usual = purpose ? usualParts[purpose] : []
  const hintOf = (part: Part, refusal: PartRefusal | null) =>
    refusal ? t(refusal) : isSection(part) && usual.includes(part) ? t('people.access.usual') : undefined
  return (
    <Choices
      name="part"
      legend={t('people.access.parts')}
      options={offered.map(({ part, refusal }) => ({
        value: part,
        label: t(`people.part.${part}`),
        hint: hintOf(part, refusal),
        closed: refusal !== null,
      }))}
      chosen={chosen}
      many
    />
  )
}

export const PurposeChoices = ({ visit: { t }, chosen }: { visit: Visit; chosen: string }) => (
  <Choices
    name="purpose"
    legend={t('people.access.purpose')}
    options={purposes.map(purpose => ({ value: purpose, label: t(`people.access.purpose.${purpose}`) }))}
    chosen={[chosen]}
  />
)

export const TermChoices = ({ visit: { t }, typed }: { visit: Visit; typed: Pick<TermsAsk, 'days'> | undefined }) => (
  <Choices
    name="days"
    legend={t('people.access.days')}
    options={accessDays.map(count => ({ value: String(count), label: t('people.access.days.count', { count }) }))}
    chosen={[String(typed?.days ?? 90)]}
    inRow
  />
)
