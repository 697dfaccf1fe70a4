import { type Catalogue, type LedAnswer, readLed } from '../catalogue/index.ts'
import type { Paper } from '../people/index.ts'
import type { Day } from '../platform/day.ts'
import { type Outcome, refuse } from '../platform/outcome.ts'
import { typeByCodes } from './papers.ts'

type LedPaper = LedAnswer['papers'][number]
type LedRefusal = Extract<ReturnType<typeof readLed>, { ok: false }>['refusal']

const clipped = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 300)

/** A paper of the register as one of this person's; what was declared on one's honour proves nothing yet. */
const paperOf = (paper: LedPaper, catalogue: Catalogue): Paper => ({
  certificate: typeByCodes(paper.codes, catalogue),
  title: clipped(paper.title),
  issuer: paper.issuer ? clipped(paper.issuer) : null,
  issuedOn: paper.issuedOn,
  until: null,
  codes: paper.codes.slice(0, 20),
  shown: paper.authentic ? 'register' : 'said',
})

export interface ReadPapers {
  papers: Paper[]
  /** Enrolments without a pass, and papers dated after today: they prove nothing. */
  leftOut: number
  persons: LedAnswer['persons']
}

/** What a file of the certificate register tells of somebody. Nothing of the national number is kept. */
export const readLedPapers = (xml: Uint8Array, catalogue: Catalogue, today: Day): Outcome<ReadPapers, LedRefusal> => {
  const read = readLed(xml)
  if (!read.ok) return refuse(read.refusal)
  const proven = read.value.papers.filter(({ passed, issuedOn }) => passed === true && (issuedOn ?? today) <= today)
  return {
    ok: true,
    value: {
      papers: proven.map(paper => paperOf(paper, catalogue)),
      leftOut: read.value.papers.length - proven.length,
      persons: read.value.persons,
    },
  }
}
