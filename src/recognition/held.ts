import {
  type Catalogue,
  type CertificateType,
  type CompetenceId,
  named,
  type QualificationId,
} from '../catalogue/index.ts'
import type { Paper, Portrait } from '../people/index.ts'
import { type Because, because } from '../platform/because.ts'
import type { Day } from '../platform/day.ts'
import { perObject } from '../platform/remember.ts'
import { isAtLeast, type Strength } from './strength.ts'

/** Something that a person has, how well it is shown, and why we think so. */
export interface Held {
  strength: Strength
  because: Because
}

/** All that a person has, each with its strongest showing. */
export interface Holdings {
  certificates: Map<CertificateType['id'], Held>
  qualifications: Map<QualificationId, Held>
  competences: Map<CompetenceId, Held>
}

const keepStrongest = <Key>(kept: Map<Key, Held>, key: Key, held: Held): void => {
  const before = kept.get(key)
  if (!before || !isAtLeast(before.strength, held.strength)) kept.set(key, held)
}

/** A paper as a provider may have seen it: what somebody said is then shown. */
type SeenPaper = Omit<Paper, 'shown'> & { shown: Paper['shown'] | 'seen' }
/** What holdings are made of. */
export type Told = Pick<Portrait, 'can'> & { papers?: SeenPaper[] | undefined }

/** A paper counts from the day it was given until the day it ends. */
const counts = (paper: SeenPaper, today: Day): boolean =>
  (paper.issuedOn === null || paper.issuedOn <= today) && (paper.until === null || today <= paper.until)

/** Shown is still only said: who adds a file has not had it checked. */
const asHeld = (paper: SeenPaper, isShown: boolean): Held => {
  const detail = { title: paper.title, issuer: paper.issuer ?? '', day: paper.issuedOn ?? '' }
  const strength = paper.shown === 'said' ? 'self-declared' : 'certified'
  const word = paper.shown === 'said' && isShown ? 'shown' : paper.shown
  return { strength, because: because(`recognition.paper.${word}`, { with: detail }) }
}

const certificatesByCode = perObject((catalogue: Catalogue) => {
  const byCode = new Map<string, CertificateType[]>()
  for (const type of catalogue.certificates.values())
    for (const code of type.codes) byCode.set(code, [...(byCode.get(code) ?? []), type])
  return byCode
})

const typesOf = (paper: SeenPaper, catalogue: Catalogue): CertificateType[] => {
  const chosen = paper.certificate ? catalogue.certificates.get(paper.certificate as CertificateType['id']) : undefined
  return [...(chosen ? [chosen] : []), ...paper.codes.flatMap(code => certificatesByCode(catalogue).get(code) ?? [])]
}

/** Only relations that are sure, both ways. */
const equalsIn = perObject((catalogue: Catalogue) => {
  const equals = new Map<CompetenceId, { to: CompetenceId; source: Because['source'] }[]>()
  for (const { from, to, kind, source } of catalogue.relations) {
    if (kind !== 'equal') continue
    equals.set(from, [...(equals.get(from) ?? []), { to, source }])
    equals.set(to, [...(equals.get(to) ?? []), { to: from, source }])
  }
  return equals
})

/** These competences with all that are surely equal to one of them. */
export const withEquals = (ids: readonly CompetenceId[], catalogue: Catalogue): Set<CompetenceId> => {
  const found = new Set(ids)
  for (const id of found) for (const { to } of equalsIn(catalogue).get(id) ?? []) found.add(to)
  return found
}

/** Who holds a competence holds its equals too, as well shown. */
const spreadOverEquals = (competences: Map<CompetenceId, Held>, catalogue: Catalogue): void => {
  const queue = [...competences.keys()]
  for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
    const held = competences.get(from)
    if (!held) continue
    for (const { to, source } of equalsIn(catalogue).get(from) ?? []) {
      const before = competences.get(to)
      if (before && isAtLeast(before.strength, held.strength)) continue
      const name = named(catalogue.competences.get(from)?.label ?? {}, from)
      const says = because('recognition.equal', { with: { competence: name }, because: [held.because] })
      competences.set(to, { strength: held.strength, because: source ? { ...says, source } : says })
      queue.push(to)
    }
  }
}

/**
 * What a person has on this day, from what they say and what registers say of them. The order in which things were
 * told makes no difference; `shown`: titles of papers that they added a file of. A paper dated after today, or past its end, is not counted.
 */
export const holdingsOf = (
  portrait: Told,
  catalogue: Catalogue,
  today: Day,
  shown: ReadonlySet<string> = new Set(),
): Holdings => {
  const holdings: Holdings = { certificates: new Map(), qualifications: new Map(), competences: new Map() }
  for (const paper of portrait.papers ?? []) {
    if (!counts(paper, today)) continue
    const held = asHeld(paper, shown.has(paper.title))
    for (const type of typesOf(paper, catalogue)) {
      keepStrongest(holdings.certificates, type.id, held)
      if (type.awards) keepStrongest(holdings.qualifications, type.awards, held)
    }
  }
  for (const [id, held] of holdings.qualifications) {
    const qualification = catalogue.qualifications.get(id)
    for (const competence of qualification?.competences ?? []) {
      const says = because('recognition.from-qualification', {
        with: { qualification: named(qualification?.title ?? {}, id) },
        because: [held.because],
        ...(qualification ? { source: qualification.source } : {}),
      })
      keepStrongest(holdings.competences, competence, { strength: held.strength, because: says })
    }
  }
  for (const { competence, strength, by } of portrait.can?.has ?? []) {
    const says =
      strength === 'self-declared' || !by
        ? because('recognition.claim.self')
        : because(`recognition.claim.${strength}`, { with: { by } })
    keepStrongest(holdings.competences, competence as CompetenceId, { strength, because: says })
  }
  spreadOverEquals(holdings.competences, catalogue)
  return holdings
}
