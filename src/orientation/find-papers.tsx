import { type CertificateType, currentCatalogue } from '../catalogue/index.ts'
import type { Visit } from '../platform/visit.ts'
import { Answered, type Found } from './finder.tsx'
import { bestMatches, labelsIn, readQuery } from './search.ts'

const mostFinds = 8

/** Known certificate types that answer, best first. */
export const findPapers = async (visit: Visit, asked: string): Promise<Found> => {
  if (asked === '') return null
  const query = readQuery(asked)
  if (!query.ok) return { asked, finds: [], refusal: query.refusal }
  const { db, t } = visit
  const { certificates } = await currentCatalogue(db)
  const labels = [...certificates.values()].flatMap(({ id, title }) => labelsIn(id, title, t.language))
  const finds = bestMatches(query.value, labels, mostFinds).map(match => {
    const issuer = certificates.get(match.id as CertificateType['id'])?.issuer
    return {
      value: match.id,
      name: <Answered match={match} t={t} />,
      kind: t('orientation.kind.paper'),
      hint: issuer ? t('orientation.papers.of', { issuer }) : undefined,
    }
  })
  return { asked, finds }
}
