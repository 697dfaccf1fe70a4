import type { Catalogue, CertificateType, QualificationId } from '../catalogue/index.ts'
import type { Paper } from '../people/index.ts'
import { type Day, readDay } from '../platform/day.ts'
import { fingerprint } from '../platform/ids.ts'
import type { Wrong } from './read-asks.ts'

export const mostPapers = 200

/** Tells papers of one person apart; the same paper has the same key in every tab. */
export const keyOf = (paper: Paper): string =>
  fingerprint(
    [paper.certificate, paper.title, paper.issuer, paper.issuedOn, paper.codes, paper.shown].join('\n'),
  ).slice(0, 12)

/** A paper is named once. */
export const addPapers = (papers: Paper[], more: Paper[]): Paper[] => [
  ...new Map([...papers, ...more].map(paper => [keyOf(paper), paper])).values(),
]

/**
 * Reads when a paper was given: `12/5/2019`, `12-05-2019`, `2019-05-12` or only a year. Of a year the first of January
 * is kept, a day on which no school gives anything, so that it can be shown as the year that it is.
 */
export const readWhen = (
  typed: string,
  today: Day,
): { day: Day | null; wrong: 'orientation.wrong.date' | 'orientation.wrong.future' | null } => {
  if (typed === '') return { day: null, wrong: null }
  const [, d = '', m = '', y = ''] = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(typed) ?? []
  const written = /^\d{4}$/.test(typed)
    ? `${typed}-01-01`
    : y
      ? `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
      : typed
  const day = readDay(written)
  if (!day || day < '1930-01-01') return { day: null, wrong: 'orientation.wrong.date' }
  return day > today ? { day: null, wrong: 'orientation.wrong.future' } : { day, wrong: null }
}

export const isOnlyYear = (day: string): boolean => day.endsWith('-01-01')

/** A day as a field shows it: day first, or only the year. */
export const asTyped = (day: string | null): string =>
  day === null ? '' : isOnlyYear(day) ? day.slice(0, 4) : day.split('-').reverse().join('/')

/** The fields of a paper; what a register says of it cannot be changed. */
export const paperFields = (paper: Paper) => ({ when: `wanneer-${keyOf(paper)}`, issuer: `wie-${keyOf(paper)}` })

/** The papers with what was typed about them. One that the form did not show stays as it is. */
export const withDetails = (
  papers: Paper[],
  form: { one: (field: string) => string; has: (field: string) => boolean },
  today: Day,
): { papers: Paper[]; wrong: Wrong[] } => {
  const wrong: Wrong[] = []
  const detailed = papers.map(paper => {
    const field = paperFields(paper)
    if (paper.shown === 'register' || !form.has(field.when)) return paper
    const when = readWhen(form.one(field.when), today)
    if (when.wrong) wrong.push({ field: field.when, says: when.wrong })
    return { ...paper, issuedOn: when.day, issuer: form.one(field.issuer).slice(0, 300) || null }
  })
  return { papers: addPapers([], detailed), wrong }
}

const said = { issuedOn: null, until: null, shown: 'said' as const }

export const paperOfType = (type: CertificateType, title: string): Paper => ({
  ...said,
  certificate: type.id,
  title,
  issuer: type.issuer,
  codes: [],
})

export const ownPaper = (title: string): Paper => ({ ...said, certificate: null, title, issuer: null, codes: [] })

/** The certificate type that a register's codes point to; null when none of them is known. */
export const typeByCodes = (codes: string[], catalogue: Catalogue): CertificateType['id'] | null =>
  [...catalogue.certificates.values()].find(type => type.codes.some(code => codes.includes(code)))?.id ?? null

/** What this paper gives, as far as a source says so. */
export const awardsOf = (paper: Paper, catalogue: Catalogue): QualificationId[] => {
  const types = [...catalogue.certificates.values()].filter(
    type => type.id === paper.certificate || type.codes.some(code => paper.codes.includes(code)),
  )
  return [...new Set(types.map(({ awards }) => awards).filter(awards => awards !== null))]
}
