import { type Catalogue, type CompetenceId, named, type Qualification } from '../catalogue/index.ts'
import type { Job, Portrait } from '../people/index.ts'
import { type Because, because } from '../platform/because.ts'
import type { Day } from '../platform/day.ts'
import { plain } from '../platform/typed.ts'
import { knownCompetences } from './known.ts'
import { awardsOf } from './papers.ts'
import { currentQualifications, onOffer } from './qualifications.ts'

/** A qualification that is not far for this person, and why we think so. */
export interface Reach {
  qualification: Qualification
  known: CompetenceId[]
  missing: CompetenceId[]
  /** Part of its competences that the person can, 0 to 1. */
  share: number
  /** Some programme leads to it. */
  onOffer: boolean
  /** A job that the person named is what it prepares for: a source says so, or the name is the same. */
  sameJob: { title: string; how: 'listed' | 'name' } | null
  because: Because
}

const goals: readonly Qualification['kind'][] = ['professional', 'education', 'partial', 'microdegree']

const nameIn = (catalogue: Catalogue) => (id: CompetenceId) => named(catalogue.competences.get(id)?.label ?? {}, id)

const reasonOf = (reach: Omit<Reach, 'because'>, known: Map<CompetenceId, Because>, catalogue: Catalogue): Because => {
  const { qualification } = reach
  const name = nameIn(catalogue)
  return because('orientation.reach.share', {
    with: { known: reach.known.length, all: qualification.competences.length },
    source: qualification.source,
    because: [
      ...(reach.sameJob
        ? [because(`orientation.reach.same-job.${reach.sameJob.how}`, { with: { job: reach.sameJob.title } })]
        : []),
      ...reach.known.map(id => {
        const reason = known.get(id)
        return because('orientation.reach.known', { with: { competence: name(id) }, because: reason ? [reason] : [] })
      }),
      ...reach.missing.map(id => because('orientation.reach.missing', { with: { competence: name(id) } })),
      ...(qualification.shortage
        ? [
            because('orientation.reach.shortage', {
              with: { year: `${qualification.shortage.year}`, title: qualification.shortage.title },
            }),
          ]
        : []),
    ],
  })
}

const sameJobIn = (jobs: Job[], { occupations, title }: Qualification): Reach['sameJob'] => {
  const listed = jobs.find(({ occupation }) => occupations.some(each => each === occupation))
  if (listed) return { title: listed.title, how: 'listed' }
  const names = [title.nl, title.en].filter(name => name !== undefined).map(plain)
  const alike = jobs.find(job => names.includes(plain(job.title)))
  return alike ? { title: alike.title, how: 'name' } : null
}

const nearest = (a: Reach, b: Reach): number =>
  Number(b.onOffer) - Number(a.onOffer) ||
  b.share - a.share ||
  Number(b.sameJob !== null) - Number(a.sameJob !== null) ||
  a.missing.length - b.missing.length ||
  (a.qualification.id < b.qualification.id ? -1 : 1)

/**
 * What is within reach of this person: what some programme leads to first, then by the part of its competences that
 * the person says they can or whose papers stand for. What they hold already is left out. The order in which things
 * were told makes no difference.
 */
export const withinReach = (portrait: Portrait, catalogue: Catalogue, today: Day): Reach[] => {
  const known = knownCompetences(portrait, catalogue, today)
  const held = new Set((portrait.papers ?? []).flatMap(paper => awardsOf(paper, catalogue)))
  const offered = onOffer(catalogue, today)
  const jobs = portrait.jobs ?? []
  return currentQualifications(catalogue, today)
    .filter(
      ({ id, kind }) => goals.includes(kind) && !held.has(id) && !jobs.some(({ occupation }) => occupation === id),
    )
    .map(qualification => {
      const has = qualification.competences.filter(id => known.has(id))
      const reach = {
        qualification,
        known: has,
        missing: qualification.competences.filter(id => !known.has(id)),
        share: qualification.competences.length === 0 ? 0 : has.length / qualification.competences.length,
        onOffer: offered.has(qualification.id),
        sameJob: sameJobIn(jobs, qualification),
      }
      return { ...reach, because: reasonOf(reach, known, catalogue) }
    })
    .filter(({ share, sameJob }) => share > 0 || sameJob !== null)
    .sort(nearest)
}
