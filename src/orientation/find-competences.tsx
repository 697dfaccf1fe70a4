import { type CompetenceId, competencesById } from '../catalogue/index.ts'
import type { Visit } from '../platform/visit.ts'
import type { Found } from './finder.tsx'
import { searchCompetences } from './search.store.ts'
import { readQuery } from './search.ts'
import { TaggedName } from './tagged-name.tsx'

const mostFinds = 8
/** The same words stand in several qualifications: who searches sees them once. */
const looked = mostFinds * 3

/** Competences of all frameworks that answer, best first. */
export const findCompetences = async (visit: Visit, asked: string): Promise<Found> => {
  if (asked === '') return null
  const query = readQuery(asked)
  if (!query.ok) return { asked, finds: [], refusal: query.refusal }
  const { db, t } = visit
  const matches = await searchCompetences(db, query.value, t.language, looked)
  const once = [...new Map(matches.toReversed().map(match => [match.text, match])).values()]
    .toReversed()
    .slice(0, mostFinds)
  const labels = new Map(
    (
      await competencesById(
        db,
        once.map(({ id }) => id as CompetenceId),
      )
    ).map(({ id, label }) => [id as string, label]),
  )
  const finds = once.map(({ id, text }) => ({
    value: id,
    name: <TaggedName label={labels.get(id)} id={text} t={t} />,
    kind: t(id.startsWith('bk-') ? 'orientation.kind.from-qualification' : 'orientation.kind.skill'),
  }))
  return { asked, finds }
}
