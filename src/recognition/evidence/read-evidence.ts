import { readWhen } from '../../orientation/index.ts'
import type { Day } from '../../platform/day.ts'
import type { Word } from '../../platform/words.ts'
import { type Evidence, isEvidenceKind, most } from './evidence.ts'

/** The form as it was typed. */
export interface EvidenceAsk {
  kind: string
  title: string
  description: string
  issuer: string
  when: string
  paper: string
  holder: string
}

type Told = Pick<Evidence, 'kind' | 'title' | 'description' | 'issuer' | 'issuedOn' | 'paper' | 'holder'>

interface Wrong {
  field: keyof EvidenceAsk
  says: Word
}

/** What was told, or each field that is wrong. `papers`: the titles that may be chosen. */
export const readEvidence = (
  ask: EvidenceAsk,
  papers: readonly string[],
  today: Day,
): { told: Told; wrong: null } | { told: null; wrong: Wrong[] } => {
  const { kind, title, description, issuer, paper, holder } = ask
  const { day: issuedOn, wrong: wrongDay } = readWhen(ask.when, today)
  const wrong: Wrong[] = []
  const tooLong: Word = 'recognition.evidence.too-long'
  if (!isEvidenceKind(kind)) wrong.push({ field: 'kind', says: 'recognition.evidence.no-kind' })
  if (title === '') wrong.push({ field: 'title', says: 'recognition.evidence.no-title' })
  if (title.length > most.title) wrong.push({ field: 'title', says: tooLong })
  if (issuer.length > most.issuer) wrong.push({ field: 'issuer', says: tooLong })
  if (holder.length > most.holder) wrong.push({ field: 'holder', says: tooLong })
  if (wrongDay) wrong.push({ field: 'when', says: wrongDay })
  if (paper !== '' && !papers.includes(paper)) wrong.push({ field: 'paper', says: 'recognition.evidence.no-paper' })
  if (description.length > most.description) wrong.push({ field: 'description', says: tooLong })
  if (kind === 'own-words' && description === '')
    wrong.push({ field: 'description', says: 'recognition.evidence.no-words' })
  if (!isEvidenceKind(kind) || wrong.length > 0) return { told: null, wrong }
  return {
    told: { kind, title, description, issuer: issuer || null, issuedOn, paper: paper || null, holder: holder || null },
    wrong: null,
  }
}
