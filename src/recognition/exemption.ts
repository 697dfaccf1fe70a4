import { type Catalogue, lessonPeriod, type Module, type ModuleId, named } from '../catalogue/index.ts'
import { type Because, because } from '../platform/because.ts'
import { type Day, isValidOn } from '../platform/day.ts'
import type { Bilingual } from '../platform/words.ts'
import type { ConcordanceRow, Evidence } from './concordance.ts'
import { type Decided, decisionOn } from './decided.ts'
import type { Held, Holdings } from './held.ts'
import { isAtLeast, type Strength } from './strength.ts'

/** What recognition makes of one module for one person on one day. */
export interface Exemption {
  module: ModuleId
  /** Minutes that fall away for sure. */
  minutesOff: number
  /** Minutes that may fall away as well, once shown or decided. */
  minutesPerhaps: number
  /** What the person does to make the perhaps sure. */
  how: Bilingual[]
  because: Because[]
}

/** Minutes of a module from which one can be exempt at all; work-floor hours only where the programme allows it. */
export const exemptableMinutes = (module: Module): number =>
  module.exemptable ? module.contact + module.distance + (module.workplaceExemptable ? module.workplace : 0) : 0

interface Match {
  row: ConcordanceRow
  held: Held[]
  /** Every piece of evidence is as strong as the row asks. */
  shown: boolean
  /** Shown, and nobody has to decide. */
  sure: boolean
  /** Which evidence it rests on. */
  rests: string[]
}

const heldFor = (evidence: Evidence, holdings: Holdings): Held[] | null => {
  const found =
    evidence.kind === 'certificates'
      ? evidence.all.map(id => holdings.certificates.get(id))
      : evidence.all.map(id => holdings.competences.get(id))
  return found.every(held => held !== undefined) ? found : null
}

/** A certificate counts once a register gives it; what competences ask, the row says. */
const wantedStrength = (evidence: Evidence): Strength =>
  evidence.kind === 'certificates' ? 'certified' : evidence.strength

const matchOf = (row: ConcordanceRow, holdings: Holdings): Match | null => {
  const held = heldFor(row.evidence, holdings)
  if (!held) return null
  const shown = held.every(({ strength }) => isAtLeast(strength, wantedStrength(row.evidence)))
  return { row, held, shown, sure: shown && row.decides === 'automatic', rests: row.evidence.all }
}

const minutesOf = (row: ConcordanceRow, most: number): number => Math.min(row.minutes ?? most, most)

const sameOrWithin = (some: string[], others: string[]): boolean => some.every(id => others.includes(id))

/** Two rows free the same thing twice when they name the same part, or when one rests on nothing but what the other rests on. */
const freesTwice = (one: Match, other: Match): boolean =>
  (one.row.part !== null && one.row.part === other.row.part) ||
  sameOrWithin(one.rests, other.rests) ||
  sameOrWithin(other.rests, one.rests)

interface Sum {
  minutes: number
  used: Match[]
}

/**
 * Parts add up, but nothing is freed twice: of all choices of rows that do not overlap, the one that frees most. So
 * more evidence never frees less, and the order of rows does not matter. No module is freed for more than it has.
 */
const addUp = (matches: Match[], most: number): Sum => {
  const sorted = matches.toSorted(
    (one, other) => minutesOf(other.row, most) - minutesOf(one.row, most) || (one.row.id < other.row.id ? -1 : 1),
  )
  const bestOf = (open: Match[]): Sum => {
    const [first, ...rest] = open
    if (!first) return { minutes: 0, used: [] }
    const after = bestOf(rest.filter(other => !freesTwice(first, other)))
    const taken = { minutes: Math.min(most, minutesOf(first.row, most) + after.minutes), used: [first, ...after.used] }
    // A row that gets in the way of no other is always taken, and so is one that frees all there is.
    if (taken.minutes === most || !rest.some(other => freesTwice(first, other))) return taken
    const left = bestOf(rest)
    return left.minutes > taken.minutes ? left : taken
  }
  return bestOf(sorted)
}

/** What each piece of evidence is, with why we think the person has it. */
const evidenceReasons = ({ row, held }: Match, catalogue: Catalogue): Because[] =>
  held.map((each, at) => {
    if (row.evidence.kind === 'certificates') return each.because
    const id = row.evidence.all[at]
    const competence = named((id && catalogue.competences.get(id)?.label) ?? {}, id)
    return because('recognition.competence', { with: { competence }, because: [each.because] })
  })

const reasonOf = (match: Match, most: number, catalogue: Catalogue): Because => {
  const { row, shown, sure } = match
  const minutes = minutesOf(row, most)
  const outcome = sure ? 'sure' : shown ? 'provider-decides' : 'to-show'
  return because(minutes === most ? 'recognition.row.whole' : 'recognition.row.part', {
    with: { row: row.id, lessonPeriods: Math.round(minutes / lessonPeriod) },
    source: row.source,
    because: [
      ...evidenceReasons(match, catalogue),
      because(`recognition.ground.${row.ground}`),
      because('recognition.row.valid', { with: { from: row.validFrom ?? 'none', to: row.validTo ?? 'none' } }),
      because(`recognition.row.${outcome}`),
      ...(row.origin === 'example' ? [because('recognition.row.example')] : []),
    ],
  })
}

/** Without a row: does the person say to master what the module proves? Then asking makes sense, nothing more. */
const ownClaim = (
  module: Module,
  most: number,
  holdings: Holdings,
  catalogue: Catalogue,
): { minutes: number; reason: Because; evidence: Evidence } | null => {
  const known = module.proves.filter(id => holdings.competences.has(id))
  if (known.length * 2 < module.proves.length || known.length === 0) return null
  const reason = because('recognition.own-claim', {
    with: { known: known.length, all: module.proves.length },
    because: known.map(id => {
      const held = holdings.competences.get(id)
      const competence = named(catalogue.competences.get(id)?.label ?? {}, id)
      return because('recognition.competence', { with: { competence }, because: held ? [held.because] : [] })
    }),
  })
  const minutes = Math.floor((most * known.length) / module.proves.length)
  return { minutes, reason, evidence: { kind: 'competences', all: known, strength: 'self-declared' } }
}

const askForEvc: Bilingual = {
  nl: 'Vraag de school om te laten toetsen wat je al kan (EVC).',
  en: 'Ask the school to have assessed what you can already do (EVC).',
}

const evidenceNames = (row: ConcordanceRow, catalogue: Catalogue): Bilingual => {
  const names = row.evidence.all.map(id =>
    named(
      (row.evidence.kind === 'certificates'
        ? catalogue.certificates.get(id as never)?.title
        : catalogue.competences.get(id as never)?.label) ?? {},
      id,
    ),
  )
  return { nl: names.map(name => name.nl).join(' + '), en: names.map(name => name.en).join(' + ') }
}

/** What these rows, which all hold, free of a module for this person, once shown and decided; in minutes, by which rows. */
export const freedBy = (
  module: Module,
  rows: readonly ConcordanceRow[],
  holdings: Holdings,
): { minutes: number; by: ConcordanceRow['id'][] } => {
  const most = exemptableMinutes(module)
  const matches = rows.filter(row => row.module === module.id).flatMap(row => matchOf(row, holdings) ?? [])
  const { minutes, used } = addUp(matches, most)
  return { minutes, by: used.map(({ row }) => row.id) }
}

/**
 * Which of this person's evidence frees from this module on this day, how much, and why. What a provider decided on
 * already is no perhaps any more: only more evidence, or better shown, makes asking again worth it.
 */
export const exemptionOf = (
  module: Module,
  rows: ConcordanceRow[],
  holdings: Holdings,
  catalogue: Catalogue,
  today: Day,
  decided: readonly Decided[] = [],
): Exemption => {
  const none = { module: module.id, minutesOff: 0, minutesPerhaps: 0, how: [] }
  const most = exemptableMinutes(module)
  if (most === 0)
    return {
      ...none,
      because: [
        because(module.exemptable ? 'recognition.workplace-only' : 'recognition.never', { source: module.source }),
      ],
    }

  const valid = rows.filter(row => row.module === module.id && isValidOn(row, today))
  const found = valid.map(row => matchOf(row, holdings)).filter(match => match !== null)
  const decision = (evidence: Evidence) => decisionOn(evidence, holdings, decided)
  const closed = found.filter(match => !match.sure && decision(match.row.evidence))
  const matches = found.filter(match => !closed.includes(match))
  const sure = addUp(
    matches.filter(match => match.sure),
    most,
  )
  const all = addUp(matches, most)
  const own = all.minutes < most ? ownClaim(module, most, holdings, catalogue) : null
  const claim = own && !decision(own.evidence) ? own : null
  const [last] = [...closed.map(({ row }) => row.evidence), ...(own ? [own.evidence] : [])].flatMap(
    evidence => decision(evidence) ?? [],
  )
  const possible = Math.max(all.minutes, claim?.minutes ?? 0)
  const openMatches = all.minutes > sure.minutes ? all.used.filter(match => !match.sure) : []
  const claimCounts = claim !== null && claim.minutes > all.minutes
  const reasons = [
    ...sure.used.map(match => reasonOf(match, most, catalogue)),
    ...openMatches.map(match => reasonOf(match, most, catalogue)),
    ...(claimCounts ? [claim.reason] : []),
    ...(last ? [because('recognition.decided', { with: { day: last.on } })] : []),
  ]
  if (reasons.length === 0)
    return {
      ...none,
      because: [
        because(valid.length > 0 ? 'recognition.none' : 'recognition.no-rows', {
          because: valid.map(row =>
            because('recognition.would', { with: { evidence: evidenceNames(row, catalogue) }, source: row.source }),
          ),
        }),
      ],
    }
  return {
    module: module.id,
    minutesOff: sure.minutes,
    minutesPerhaps: possible - sure.minutes,
    how: [...openMatches.map(({ row }) => row.how), ...(claimCounts ? [askForEvc] : [])],
    because: reasons,
  }
}
