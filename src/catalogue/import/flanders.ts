import { z } from 'zod'
import type { Source } from '../../platform/because.ts'
import { readDay } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Origin, Qualification } from '../catalogue.ts'
import type { Problem, Question, Reader, Reading, Row } from './reading.ts'
import { slug } from './slug.ts'
import { readYaml } from './structured.ts'

/** An address as the collection of facts writes it; without one, the fact was read in the report of the pilots. */
export const factSource = (
  title: string,
  source: string | null | undefined,
  asOf: string | undefined,
): { origin: Origin; source: Source } => {
  const published = source?.startsWith('http') === true
  return {
    origin: published ? 'official' : 'report',
    source: { title, address: published ? source : null, asOf: asOf ? readDay(asOf) : null },
  }
}

const everything = {
  qualification: ['kind', 'title', 'level', 'series', 'version', 'origin', 'source'],
  provider: ['name', 'kind', 'place', 'origin', 'source'],
}

const leftOut = (place: string, count: number): Problem[] =>
  count === 0 ? [] : [{ problem: 'left-out', place, with: { count } }]

const module = z.object({ name: z.string(), hours: z.number().nullable().optional() })
const qualifications = z.object({
  qualifications: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      vks: z.number().int().min(1).max(8).nullable(),
      code: z.string().nullable().optional(),
      kind: z.string().optional(),
      credits: z.number().optional(),
      source: z.string().nullable().optional(),
      asOf: z.string().optional(),
      modules: z.array(module).default([]),
    }),
  ),
  beroepskwalificaties: z.array(
    z.object({
      code: z.string().regex(/^BK-\d{4}-\d+$/),
      title: z.string(),
      vks: z.number().int().min(1).max(8),
      source: z.string(),
      asOf: z.string(),
    }),
  ),
  modularCertificates: z.array(z.object({ title: z.string(), modules: z.array(z.string()) })),
})
type Qualifications = z.infer<typeof qualifications>

const kindOf = (each: Qualifications['qualifications'][number]): Qualification['kind'] =>
  each.kind === 'microdegree' ? 'microdegree' : each.credits === undefined ? 'job' : 'education'

/** What has no code of its own among the recognised qualifications: graduates, microdegrees, jobs. */
const withoutCode = (told: Qualifications): Row<'qualification'>[] =>
  told.qualifications
    .filter(each => !each.code)
    .map(each => ({
      id: each.id as Id<'qualification'>,
      kind: kindOf(each),
      title: { nl: each.title },
      level: each.vks,
      series: each.id,
      version: 1,
      ...factSource(each.title, each.source, each.asOf),
    }))

const recognised = (told: Qualifications): Row<'qualification'>[] =>
  told.beroepskwalificaties.map(each => ({
    id: each.code as Id<'qualification'>,
    kind: 'professional',
    title: { nl: each.title },
    level: each.vks,
    series: each.code.slice(0, 7),
    version: Number(each.code.slice(8)),
    ...factSource('Vlaamse overheid, Vlaamse kwalificatiestructuur (API Beroepskwalificaties)', each.source, each.asOf),
  }))

/** Qualifications of the collection: adds what is not there yet, and never changes what an official file told. */
export const readFlemishQualifications: Reader = text => {
  const found = readYaml(text, qualifications)
  if (!found.ok) return found
  const told = found.value.value
  return {
    ok: true,
    value: {
      part: 'qualifications',
      read: told.qualifications.length + told.beroepskwalificaties.length + told.modularCertificates.length,
      rows: { qualification: [...recognised(told), ...withoutCode(told)] },
      keeps: everything,
      questions: [
        ...told.qualifications
          .filter(each => each.modules.some(({ hours }) => hours))
          .map(
            (each): Question => ({
              key: each.id,
              question: 'modules-without-provider',
              with: {
                title: each.title,
                modules: each.modules
                  .filter(({ hours }) => hours)
                  .map(({ name, hours }) => `${name} (${hours})`)
                  .join(', '),
              },
            }),
          ),
        ...told.modularCertificates.map(
          (each): Question => ({
            key: `modular ${slug(each.title)}`,
            question: 'modules-without-hours',
            with: { title: each.title, modules: each.modules.join(', ') },
          }),
        ),
      ],
      problems: [],
    },
  }
}

const exemptions = z.object({
  timeLimits: z.array(z.object({ provider: z.string(), rule: z.string() })),
  rules: z.array(
    z.object({
      id: z.string(),
      ground: z.string(),
      provider: z.string().optional(),
      evidence: z.string().optional(),
      target: z.string().optional(),
      effect: z.string(),
      source: z.string().nullable(),
      asOf: z.string().optional(),
    }),
  ),
  moduleConcordance: z.array(
    z.object({ id: z.string(), from: z.string(), to: z.string(), sharedModules: z.array(z.string()) }),
  ),
  competenceOverlap: z.array(
    z.object({ from: z.string(), fromNr: z.number(), to: z.string(), toNr: z.number(), competence: z.string() }),
  ),
})
type Exemptions = z.infer<typeof exemptions>

export const modularCertificate = (title: string): Id<'certificate'> => `dbso-${slug(title)}` as Id<'certificate'>
const modularModule = (title: string): Id<'module'> => `dbso-module-${slug(title)}` as Id<'module'>

/** Rows worked out from equal module names: the provider decides. Stored only where the module itself is known. */
const concordanceOf = (told: Exemptions): Row<'concordanceRow'>[] =>
  told.moduleConcordance.flatMap(each =>
    each.sharedModules.map(name => ({
      id: `${each.id}-${slug(name)}`,
      evidence: { kind: 'certificates' as const, all: [modularCertificate(each.from)] },
      module: modularModule(name),
      minutes: null,
      ground: 'EVK' as const,
      decides: 'provider' as const,
      provider: null,
      how: {
        nl: `De module ‘${name}’ zit ook in de opleiding ${each.from}. Toon je certificaat bij je inschrijving.`,
        en: `The module ‘${name}’ is also in the programme ${each.from}. Show your certificate when you enrol.`,
      },
      origin: 'derived' as const,
      source: { title: 'Gelijke modulenamen in de modulaire structuur van 2016', address: null, asOf: null },
    })),
  )

/** Exemption rules in free text: a person makes a row of the concordance of each. */
export const readExemptions: Reader = text => {
  const found = readYaml(text, exemptions)
  if (!found.ok) return found
  const told = found.value.value
  const reading: Reading = {
    part: 'exemptions',
    read: told.rules.length + told.moduleConcordance.length + told.competenceOverlap.length + told.timeLimits.length,
    rows: { concordanceRow: concordanceOf(told) },
    questions: [
      ...told.rules.map(
        (each): Question => ({
          key: each.id,
          question: 'exemption-rule',
          with: {
            ground: each.ground,
            provider: each.provider ?? '–',
            evidence: each.evidence ?? '–',
            target: each.target ?? '–',
            effect: each.effect,
            source: each.source?.startsWith('http') ? each.source : '–',
          },
        }),
      ),
      ...told.competenceOverlap.map(
        (each): Question => ({
          key: `${each.from} ${each.fromNr} ${each.to} ${each.toNr}`,
          question: 'competence-overlap',
          with: { from: `${each.from} ${each.fromNr}`, to: `${each.to} ${each.toNr}`, what: each.competence },
        }),
      ),
      ...told.timeLimits.map(
        (each): Question => ({
          key: `limit ${slug(each.provider)}`,
          question: 'time-limit',
          with: { provider: each.provider, rule: each.rule },
        }),
      ),
    ],
    problems: [],
  }
  return { ok: true, value: reading }
}

const providers = z.object({
  providers: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      municipality: z.string().nullable().optional(),
      uncertain: z.boolean().optional(),
      source: z.string().nullable().optional(),
      asOf: z.string().optional(),
    }),
  ),
})

export const providerId = (name: string): Id<'provider'> => slug(name) as Id<'provider'>

/** Organisations. A municipality that the source does not say for certain is asked about and left open. */
export const readProviders: Reader = text => {
  const found = readYaml(text, providers)
  if (!found.ok) return found
  const told = found.value.value.providers
  return {
    ok: true,
    value: {
      part: 'providers',
      read: told.length,
      rows: {
        provider: told.map(each => ({
          id: providerId(each.name),
          name: each.name,
          kind: each.type,
          place: each.uncertain ? null : (each.municipality ?? null),
          ...factSource(each.name, each.source, each.asOf),
        })),
      },
      keeps: everything,
      questions: told
        .filter(each => each.uncertain)
        .map(
          (each): Question => ({
            key: providerId(each.name),
            question: 'provider-place',
            with: { provider: each.name, place: each.municipality ?? '–' },
          }),
        ),
      problems: [],
    },
  }
}

const glossary = z.object({ terms: z.array(z.object({ nl: z.string(), en: z.string(), definition: z.string() })) })

/** The glossary is checked, and told to have no place in the catalogue. */
export const readGlossary: Reader = text => {
  const found = readYaml(text, glossary)
  if (!found.ok) return found
  const count = found.value.value.terms.length
  return {
    ok: true,
    value: { part: 'glossary', read: count, rows: {}, questions: [], problems: leftOut('terms', count) },
  }
}
