import { type CertificateType, currentCatalogue, named } from '../catalogue/index.ts'
import type { Visit } from '../platform/visit.ts'
import type { Found } from './finder.tsx'
import { bestMatches, readQuery } from './search.ts'

const mostFinds = 8

/** Known certificate types that answer, best first. */
export const findPapers = async (visit: Visit, asked: string): Promise<Found> => {
  if (asked === '') return null
  const query = readQuery(asked)
  if (!query.ok) return { asked, finds: [], refusal: query.refusal }
  const { db, t } = visit
  const { certificates } = await currentCatalogue(db)
  const labels = [...certificates.values()].flatMap(({ id, title }) =>
    [...new Set([title.nl, title.en])]
      .filter(text => text !== undefined)
      .map(text => ({ id, text, preferred: true, ownLanguage: text === named(title)[t.language] })),
  )
  const finds = bestMatches(query.value, labels, mostFinds).map(match => {
    const type = certificates.get(match.id as CertificateType['id'])
    const issuer = type?.issuer ? t('orientation.papers.of', { issuer: type.issuer }) : undefined
    return { value: match.id, name: match.text, says: match.text, kind: t('orientation.kind.paper'), hint: issuer }
  })
  return { asked, finds }
}
