import { z } from 'zod'
import type { Source } from '../../platform/because.ts'
import type { CompetenceId } from '../catalogue.ts'
import type { Question, Reader, Row } from './reading.ts'
import { readJson } from './structured.ts'

const mapped = z.array(z.string()).nullable().default([])
const standard = z.object({
  larsCode: z.number().int(),
  title: z.string(),
  standardPageUrl: z.string().optional(),
  knowledges: z.array(z.object({ knowledgeId: z.string(), detail: z.string() })),
  skills: z.array(z.object({ skillId: z.string(), detail: z.string() })),
  behaviours: z.array(z.object({ behaviourId: z.string(), detail: z.string() })),
  duties: z.array(
    z.object({
      dutyID: z.string(),
      dutyDetail: z.string(),
      mappedKnowledge: mapped,
      mappedSkills: mapped,
      mappedBehaviour: mapped,
    }),
  ),
})
type Standard = z.infer<typeof standard>

const framework = 'uk-ifate'
const sourceOf = (of: Standard): Source => ({
  title: `Institute for Apprenticeships: ${of.title} (ST ${of.larsCode})`,
  address: of.standardPageUrl || null,
  asOf: null,
})
const idOf = (of: Standard, part: string): CompetenceId => `${framework}/${of.larsCode}/${part}` as CompetenceId

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const character = (code: number): string =>
  code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ' '

/** Text of a page: entities read (twice, as some were written twice), marks left out, blanks made one. */
export const plainText = (html: string): string => {
  const decode = (text: string) =>
    text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, entity: string) =>
      entity.startsWith('#x') || entity.startsWith('#X')
        ? character(Number.parseInt(entity.slice(2), 16))
        : entity.startsWith('#')
          ? character(Number(entity.slice(1)))
          : (named[entity.toLowerCase()] ?? whole),
    )
  return decode(decode(html))
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

interface Part {
  id: CompetenceId
  kind: 'technical' | 'generic'
  text: string
}

const partsOf = (of: Standard): Part[] => [
  ...of.knowledges.map(each => ({
    id: idOf(of, each.knowledgeId),
    kind: 'technical' as const,
    text: plainText(each.detail),
  })),
  ...of.skills.map(each => ({ id: idOf(of, each.skillId), kind: 'technical' as const, text: plainText(each.detail) })),
  ...of.behaviours.map(each => ({
    id: idOf(of, each.behaviourId),
    kind: 'generic' as const,
    text: plainText(each.detail),
  })),
  ...of.duties.map(each => ({
    id: idOf(of, each.dutyID),
    kind: 'technical' as const,
    text: plainText(each.dutyDetail),
  })),
]

/** Which knowledge, skill and behaviour each duty is made of. */
const relationsOf = (of: Standard): Row<'competenceRelation'>[] =>
  of.duties.flatMap(duty =>
    [...new Set([duty.mappedKnowledge, duty.mappedSkills, duty.mappedBehaviour].flatMap(ids => ids ?? []))].map(
      part => ({
        fromId: idOf(of, part),
        toId: idOf(of, duty.dutyID),
        kind: 'part-of' as const,
        origin: 'official' as const,
        source: sourceOf(of),
      }),
    ),
  )

/** English apprenticeship standards: a framework of another country, with what each duty is made of. */
export const readUkStandards: Reader = text => {
  const found = readJson(text, z.array(standard))
  if (!found.ok) return found
  const all = [...new Map(found.value.map(each => [each.larsCode, each])).values()]
  const parts = [...new Map(all.flatMap(partsOf).map(part => [part.id, part])).values()]
  return {
    ok: true,
    value: {
      part: 'standards',
      read: found.value.length,
      rows: {
        framework: [
          {
            id: framework,
            title: 'Apprenticeship standards (England)',
            source: {
              title: 'Institute for Apprenticeships and Technical Education, Open Government Licence v3.0',
              address: 'https://www.instituteforapprenticeships.org',
              asOf: null,
            },
          },
        ],
        competence: parts.map(({ id, kind }) => ({ id, framework, kind, codes: [] })),
        competenceLabel: parts
          .filter(part => part.text !== '')
          .map(part => ({
            competenceId: part.id,
            language: 'en',
            kind: 'preferred',
            text: part.text,
            origin: 'official',
          })),
        competenceRelation: all.flatMap(relationsOf),
      },
      questions: parts
        .filter(part => part.text === '')
        .map(
          (part): Question => ({ key: part.id, question: 'competence-without-text', with: { competence: part.id } }),
        ),
      problems: [],
    },
  }
}
