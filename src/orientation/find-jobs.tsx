import { currentCatalogue, named } from '../catalogue/index.ts'
import type { Job } from '../people/index.ts'
import { plain } from '../platform/typed.ts'
import type { Visit } from '../platform/visit.ts'
import { Answered, type Found } from './finder.tsx'
import { occupationNames, ownNameOf } from './jobs.store.ts'
import { currentQualifications, searchQualifications } from './qualifications.ts'
import { searchOccupations } from './search.store.ts'
import { type Match, readQuery } from './search.ts'

const mostFinds = 8

/** Names that are one word for the same thing are no news: `kok`, `Kok`. */
const hintOf = (match: Match, usual: string): string | undefined =>
  plain(match.text) === plain(usual) ? undefined : usual

/** Occupations (ESCO) and professional qualifications that answer, best first, each saying which it is. */
export const findJobs = async (visit: Visit, asked: string): Promise<Found> => {
  if (asked === '') return null
  const query = readQuery(asked)
  if (!query.ok) return { asked, finds: [], refusal: query.refusal }
  const { db, t, today } = visit
  const catalogue = await currentCatalogue(db)
  const jobs = currentQualifications(catalogue, today).filter(({ kind }) => kind === 'professional' || kind === 'job')
  const work = new Set<string>(jobs.filter(({ kind }) => kind === 'job').map(({ id }) => id))
  const ofQualifications = searchQualifications(jobs, query.value, t.language, mostFinds)
  const ofOccupations = await searchOccupations(db, query.value, t.language, mostFinds)
  const usual = await occupationNames(
    db,
    ofOccupations.map(({ id }) => id),
    t.language,
  )
  const asFind = (match: Match, kind: string, hint?: string) => ({
    value: match.id,
    name: <Answered match={match} t={t} />,
    kind,
    hint,
    fit: match.fit,
  })
  const finds = [
    ...ofOccupations.map(match =>
      asFind(match, t('orientation.kind.occupation'), hintOf(match, usual.get(match.id) ?? match.text)),
    ),
    ...ofQualifications.map(match =>
      asFind(match, t(work.has(match.id) ? 'orientation.kind.job' : 'orientation.kind.qualification')),
    ),
  ]
  return { asked, finds: finds.sort((a, b) => b.fit - a.fit).slice(0, mostFinds) }
}

/** The job behind what was chosen; null when nothing has that id. `asked` is what the person typed to find it. */
export const jobOf = async (visit: Visit, id: string, asked: string): Promise<Job | null> => {
  if (id === '') return null
  const { db, t } = visit
  const catalogue = await currentCatalogue(db)
  const qualification = [...catalogue.qualifications.values()].find(each => each.id === id)
  const title = qualification ? named(qualification.title)[t.language] : await ownNameOf(db, id, asked, t.language)
  return title === null || title === '' ? null : { occupation: id, title, from: null, to: null }
}
