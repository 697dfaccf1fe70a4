import { grouped } from '../../platform/grouped.ts'
import type { CompetenceId } from '../catalogue.ts'
import type { Question, Row } from './reading.ts'

/** What is compared: a competence with its codes (placeholder already left out) and its Dutch title. */
export interface Compared {
  id: CompetenceId
  codes: string[]
  title: string
}

/** A title for comparing: blanks, quotes, capitals and a full stop at the end make no other competence. */
export const plainTitle = (title: string): string =>
  title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '')
    .trim()

const bare = (code: string): string => code.replace(/-c$/, '')
const codeSet = (codes: string[]): string => [...new Set(codes)].sort().join('|')
const ownerOf = (id: string): string => id.slice(0, id.indexOf('/'))

type Pair = readonly [Compared, Compared]

/** Pairs of different qualifications, the smaller id first. */
const pairsIn = (group: Compared[]): Pair[] =>
  group.flatMap((one, at) =>
    group
      .slice(at + 1)
      .filter(other => ownerOf(other.id) !== ownerOf(one.id))
      .map((other): Pair => (one.id < other.id ? [one, other] : [other, one])),
  )

const source = {
  title: 'Vergelijking van codes en titels in de Vlaamse kwalificatiestructuur',
  address: null,
  asOf: null,
}

/**
 * Which competences of different qualifications are the same. Only the same set of codes (at least one) together with
 * the same title decides. The same codes alone, the same title alone, or codes that differ by the ending "-c" alone,
 * only propose: a person decides. Relations have no direction; the smaller id stands first.
 */
export const compareCompetences = (
  all: Compared[],
): { relations: Row<'competenceRelation'>[]; questions: Question[] } => {
  const pairs = new Map<string, Pair>()
  for (const keyOf of [
    ({ title }: Compared) => plainTitle(title),
    ({ codes }: Compared) => codeSet(codes),
    ({ codes }: Compared) => codeSet(codes.map(bare)),
  ])
    for (const pair of [...grouped(all, keyOf)].flatMap(([by, group]) => (by === '' ? [] : pairsIn(group))))
      pairs.set(`${pair[0].id}=${pair[1].id}`, pair)

  const relations: Row<'competenceRelation'>[] = []
  const questions: Question[] = []
  for (const [key, [one, other]] of pairs) {
    const sameTitle = plainTitle(one.title) === plainTitle(other.title)
    const sameCodes = one.codes.length > 0 && codeSet(one.codes) === codeSet(other.codes)
    const kind = sameTitle && sameCodes ? 'equal' : 'proposed-equal'
    relations.push({ fromId: one.id, toId: other.id, kind, origin: 'derived', source })
    if (kind === 'equal') continue
    questions.push({
      key,
      question: sameTitle ? 'same-title' : sameCodes ? 'same-codes' : 'suffix-codes',
      with: {
        one: one.id,
        oneTitle: one.title,
        oneCodes: one.codes.join(', ') || '–',
        other: other.id,
        otherTitle: other.title,
        otherCodes: other.codes.join(', ') || '–',
      },
    })
  }
  return { relations, questions: [...questions, ...suffixQuestions(all)] }
}

/** Codes that occur with and without "-c": are they the same? */
const suffixQuestions = (all: Compared[]): Question[] => {
  const known = new Map<string, CompetenceId[]>()
  for (const { id, codes } of all) for (const code of codes) known.set(code, [...(known.get(code) ?? []), id])
  return [...known]
    .filter(([code]) => code.endsWith('-c') && known.has(bare(code)))
    .map(([code, withSuffix]) => ({
      key: `code ${bare(code)}`,
      question: 'suffix-code',
      with: { code, bare: bare(code), one: withSuffix.join(', '), other: (known.get(bare(code)) ?? []).join(', ') },
    }))
}
