import { z } from 'zod'
import type { CompetenceId } from '../catalogue.ts'
import { broader, competenceId, escoFramework, labels, occupationId, untyped } from './esco.ts'
import { type Reader, turnAway } from './reading.ts'
import { readJson } from './structured.ts'

const uuid = z.uuid()
const place = z.number().int().min(0)
const text = z.string()

/** ESCO as it ships: concepts in a row, relations as places in that row, each counted on from the one before. */
export const compactEsco = z.strictObject({
  acknowledgement: text,
  source: text,
  /** uuid, ISCO group, code, Dutch and English name, other Dutch and English names. */
  occupations: z.array(z.tuple([uuid, text, text, text, text, z.array(text), z.array(text)])),
  /** Occupations that relations name and ESCO does not list; they follow on the occupations. */
  unknownOccupations: z.array(uuid),
  skills: z.array(z.tuple([uuid, z.enum(['technical', 'generic', 'language']), text, text])),
  /** Per occupation. */
  essential: z.array(z.array(place)),
  optional: z.array(z.array(place)),
  /** Per skill: those that are broader. */
  broader: z.array(z.array(place)),
  /** Relations without a skill type: occupation, skill. */
  untyped: z.array(z.tuple([place, place])),
})
export type CompactEsco = z.infer<typeof compactEsco>

/** Places in rising order as steps from the one before, and back: small numbers pack well. */
export const asSteps = (places: number[]): number[] => places.map((at, index) => at - (places[index - 1] ?? 0))
export const fromSteps = (steps: number[]): number[] => {
  let at = 0
  return steps.map(step => (at += step))
}

/** The compact file that ships with the service. */
export const readCompactEsco: Reader = content => {
  const found = readJson(content, compactEsco)
  if (!found.ok) return found
  const esco = found.value
  const occupations = [...esco.occupations.map(([id]) => id), ...esco.unknownOccupations]
  const skills = esco.skills.map(([id]) => id)
  const outside = [esco.essential, esco.optional].some(
    lists => lists.length > occupations.length || lists.some(steps => (fromSteps(steps).at(-1) ?? 0) >= skills.length),
  )
  if (outside || esco.broader.length > skills.length) return turnAway('wrong-shape', { count: 1 })
  const relations = (lists: number[][], essential: boolean) =>
    lists.flatMap((steps, at) =>
      fromSteps(steps).map(skill => ({
        occupationId: occupationId(occupations[at] ?? ''),
        competenceId: competenceId(skills[skill] ?? ''),
        essential,
      })),
    )
  return {
    ok: true,
    value: {
      part: 'compact',
      read: esco.occupations.length + esco.skills.length,
      rows: {
        framework: escoFramework,
        occupation: esco.occupations.map(([id, isco, code]) => ({
          id: occupationId(id),
          framework: 'esco',
          isco: isco || null,
          code: code || null,
        })),
        occupationLabel: esco.occupations.flatMap(([id, , , nl, en, nlOther, enOther]) =>
          [...labels('nl', nl, nlOther), ...labels('en', en, enOther)].map(label => ({
            occupationId: occupationId(id),
            ...label,
          })),
        ),
        competence: esco.skills.map(([id, kind]) => ({ id: competenceId(id), framework: 'esco', kind, codes: [] })),
        competenceLabel: esco.skills.flatMap(([id, , nl, en]) =>
          [...labels('nl', nl, []), ...labels('en', en, [])].map(label => ({
            competenceId: competenceId(id),
            ...label,
            origin: 'official' as const,
          })),
        ),
        occupationCompetence: [...relations(esco.essential, true), ...relations(esco.optional, false)],
        competenceRelation: esco.broader.flatMap((steps, at) =>
          fromSteps(steps).map(wide => broader(skills[at] ?? '', skills[wide] ?? '')),
        ),
      },
      questions: esco.untyped.map(([occupation, skill]) => untyped(occupations[occupation] ?? '', skills[skill] ?? '')),
      problems: [],
    },
  }
}

/**
 * Dutch names of skills that ESCO published in English only, translated for this service: shown until an official
 * name comes, and never over one. Two columns with a tab: the uuid and the name.
 */
export const readOwnNames: Reader = content => {
  const lines = content.split(/\r?\n/).map((line, at) => ({ at: at + 1, cells: line.split('\t') }))
  const wanted = lines.filter(
    ({ at, cells }) => (cells[0] ?? '') !== '' && !cells[0]?.startsWith('#') && !(at === 1 && cells[0] === 'uuid'),
  )
  const good = wanted.filter(({ cells }) => uuid.safeParse(cells[0]).success && (cells[1] ?? '').trim() !== '')
  return {
    ok: true,
    value: {
      part: 'own-names',
      read: wanted.length,
      rows: {
        competenceLabel: good.map(({ cells }) => ({
          competenceId: competenceId(cells[0] ?? '') as CompetenceId,
          language: 'nl',
          kind: 'preferred',
          text: (cells[1] ?? '').trim(),
          origin: 'derived',
        })),
      },
      keeps: { competenceLabel: ['origin'] },
      questions: [],
      problems: wanted
        .filter(line => !good.includes(line))
        .map(({ at }) => ({ problem: 'wrong-row', place: `${at}`, with: { field: 'uuid, nl' } })),
    },
  }
}
