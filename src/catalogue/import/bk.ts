import { z } from 'zod'
import type { Source } from '../../platform/because.ts'
import { readDay } from '../../platform/day.ts'
import type { CertificateType, CompetenceId, QualificationId } from '../catalogue.ts'
import { readTable } from './csv.ts'
import type { Problem, Question, Read, Reader, Reading, Row } from './reading.ts'
import { readJson } from './structured.ts'

/** Stands where the source has no code; it is the same in many competences and says nothing. */
const placeholder = '-c'

const code = z.string().regex(/^BK-\d{4}-\d+$/)
const competence = z.object({ nr: z.number().int().min(1), tekst: z.string().min(1), referenties: z.array(z.string()) })
const qualification = z.object({
  bk: code,
  titel: z.string().min(1),
  vks: z.number().int().min(1).max(8),
  erkenningsdatum: z.string().optional(),
  opgehaald: z.string().optional(),
  laatst_erkende_versie: code.optional(),
  led_onderwerp: z.object({ code: z.string(), omschrijving: z.string() }).optional(),
  attesten: z.array(z.object({ omschrijving: z.string(), type: z.string() })).default([]),
  deelkwalificaties: z.array(z.object({ deelkwalificatie_nr_lang: z.string(), titel: z.string() })).default([]),
  competenties: z.array(competence).optional(),
})
type Qualification = z.infer<typeof qualification>
const file = z.union([
  qualification.transform(one => [one]),
  z.object({ kwalificaties: z.array(qualification) }).transform(many => many.kwalificaties),
])

const official = 'https://onderwijs.api.vlaanderen.be/kwalificaties-en-curriculum/beroepskwalificaties/v2'
const title = 'Vlaamse overheid, Vlaamse kwalificatiestructuur (API Beroepskwalificaties)'

/** Where a qualification stands; `asOf` is the day on which the official interface was asked. */
const sourceOf = (from: Qualification): Source => ({
  title,
  address: `${official}/beroepskwalificatie/${from.bk}`,
  asOf: from.opgehaald ? readDay(from.opgehaald) : null,
})

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()
const numberOf = (bk: string): string => bk.slice(0, 'BK-0000'.length)
const versionOf = (bk: string): number => Number(bk.slice('BK-0000-'.length))
const competenceId = (bk: string, nr: number): CompetenceId => `${bk.toLowerCase()}/${nr}` as CompetenceId
const certificateId = (text: string): CertificateType['id'] => text as CertificateType['id']

const rowOf = (from: Qualification): Row<'qualification'> => {
  const recognised = from.erkenningsdatum ? readDay(from.erkenningsdatum) : null
  return {
    id: from.bk as QualificationId,
    kind: 'professional',
    title: { nl: tidy(from.titel) },
    level: from.vks,
    series: numberOf(from.bk),
    version: versionOf(from.bk),
    origin: 'official',
    source: sourceOf(from),
    ...(from.competenties
      ? {
          competences: from.competenties.map(({ nr }) => competenceId(from.bk, nr)),
          attests: from.attesten.map(attest => ({ kind: attest.type, title: tidy(attest.omschrijving) })),
          validFrom: recognised,
        }
      : {}),
  }
}

const partsOf = (from: Qualification): Row<'qualification'>[] =>
  from.deelkwalificaties.map(part => ({
    id: part.deelkwalificatie_nr_lang as QualificationId,
    kind: 'partial',
    title: { nl: tidy(part.titel) },
    series: `${numberOf(from.bk)}${part.deelkwalificatie_nr_lang.slice(from.bk.length)}`,
    version: versionOf(from.bk),
    partOf: from.bk as QualificationId,
    validFrom: from.erkenningsdatum ? readDay(from.erkenningsdatum) : null,
    origin: 'official',
    source: sourceOf(from),
  }))

/** What a person can name as a paper: the proof of the qualification, and the subject under which LED keeps papers. */
const papersOf = (from: Qualification): Row<'certificateType'>[] => {
  const source = sourceOf(from)
  const proof: Row<'certificateType'> = {
    id: certificateId(`qualification:${from.bk}`),
    title: { nl: `Bewijs van beroepskwalificatie ${tidy(from.titel)}` },
    issuer: null,
    codes: [`qualification:${from.bk}`],
    awards: from.bk as QualificationId,
    origin: 'official',
    source,
  }
  const subject = from.led_onderwerp
  if (!subject) return [proof]
  // Several qualifications share a subject, so a paper on that subject awards none of them by itself.
  const onSubject: Row<'certificateType'> = {
    id: certificateId(`led-onderwerp:${subject.code}`),
    title: { nl: tidy(subject.omschrijving) },
    issuer: null,
    codes: [`led-onderwerp:${subject.code}`],
    awards: null,
    origin: 'official',
    source,
  }
  return [proof, onSubject]
}

const questionsOf = (from: Qualification): Question[] => {
  const newer = from.laatst_erkende_versie
  return [
    ...(newer && newer !== from.bk
      ? [{ key: `${from.bk}/newer`, question: 'newer-version' as const, with: { qualification: from.bk, newer } }]
      : []),
    ...(from.competenties ?? [])
      .filter(each => each.referenties.some(reference => reference.trim() === placeholder))
      .map(each => ({
        key: `${from.bk}/${each.nr}/placeholder`,
        question: 'placeholder-code' as const,
        with: { competence: competenceId(from.bk, each.nr), title: tidy(each.tekst) },
      })),
    ...from.deelkwalificaties.map(part => ({
      key: `${part.deelkwalificatie_nr_lang}/competences`,
      question: 'partial-competences' as const,
      with: { qualification: part.deelkwalificatie_nr_lang, title: tidy(part.titel) },
    })),
  ]
}

const problemsIn = (all: Qualification[]): Problem[] =>
  all.flatMap(from => {
    const seen = new Set<number>()
    const problems: Problem[] = []
    for (const { nr } of from.competenties ?? []) {
      if (seen.has(nr)) problems.push({ problem: 'double', place: from.bk, with: { id: competenceId(from.bk, nr) } })
      seen.add(nr)
    }
    if (from.erkenningsdatum && !readDay(from.erkenningsdatum))
      problems.push({ problem: 'no-day', place: `${from.bk} erkenningsdatum`, with: { found: from.erkenningsdatum } })
    return problems
  })

const byId = <Thing extends { id?: string }>(things: Thing[]): Thing[] => [
  ...new Map(things.map(thing => [thing.id, thing])).values(),
]

const readingOf = (part: string, all: Qualification[]): Reading => {
  const competences = all.flatMap(from =>
    (from.competenties ?? []).map(each => ({ id: competenceId(from.bk, each.nr), ...each })),
  )
  return {
    part,
    read: all.length,
    rows: {
      framework: [
        { id: 'bk', title: 'Vlaamse beroepskwalificaties', source: { title, address: official, asOf: null } },
      ],
      competence: byId(
        competences.map(({ id, referenties }) => ({
          id,
          framework: 'bk',
          kind: 'technical',
          codes: [...new Set(referenties.map(tidy))].filter(each => each !== placeholder && each !== ''),
        })),
      ),
      competenceLabel: byId(competences).map(({ id, tekst }) => ({
        competenceId: id,
        language: 'nl',
        kind: 'preferred',
        text: tidy(tekst),
        origin: 'official',
      })),
      qualification: all.flatMap(from => [rowOf(from), ...partsOf(from)]),
      certificateType: byId(all.flatMap(papersOf)),
    },
    keeps: {
      certificateType: ['source'],
      ...(all.some(from => from.competenties) ? {} : { qualification: ['source'] }),
    },
    questions: all.flatMap(questionsOf),
    problems: problemsIn(all),
  }
}

/** Reads one professional qualification, or many under `kwalificaties`, in the form of the official interface. */
export const readQualifications: Reader = text => {
  const found = readJson(text, file)
  if (!found.ok) return found
  const [first] = found.value
  return { ok: true, value: readingOf(found.value.length === 1 && first ? first.bk : 'all', found.value) }
}

export const indexColumns = ['bk', 'titel', 'vks_niveau', 'aantal_competenties', 'laatst_erkende_versie'] as const

/** A row of the index as a qualification without its competences; null when it is none. */
const fromIndex = (row: Record<(typeof indexColumns)[number], string>): Qualification | null =>
  qualification.safeParse({
    bk: row.bk.trim(),
    titel: row.titel,
    vks: Number(row.vks_niveau),
    laatst_erkende_versie: row.laatst_erkende_versie.trim() || undefined,
  }).data ?? null

/** Reads the index: code, title and level of each qualification, without its competences. */
export const readIndex: Reader = (text): Read<Reading> => {
  const table = readTable(text, indexColumns)
  if (!table.ok) return table
  const all = table.value.rows.map(row => ({ row, from: fromIndex(row) }))
  const reading = readingOf(
    'index',
    all.flatMap(({ from }) => from ?? []),
  )
  const wrong = all
    .filter(({ from }) => !from)
    .map(
      ({ row }): Problem => ({
        problem: 'wrong-row',
        place: row.bk || row.titel,
        with: { field: 'bk, titel, vks_niveau' },
      }),
    )
  return { ok: true, value: { ...reading, problems: [...table.value.problems, ...wrong, ...reading.problems] } }
}
