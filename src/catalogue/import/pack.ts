import type { Source } from '../../platform/because.ts'
import type { Day } from '../../platform/day.ts'
import { languages } from '../../platform/words.ts'
import type { Origin, Structure } from '../catalogue.ts'
import { brokenRules, modulesOf } from './pack-rules.ts'
import { type Pack, type PackProgramme, pack, type Written } from './pack-schema.ts'
import { type Mention, type Reader, type Reading, type Stored, turnAway } from './reading.ts'
import { readYaml } from './structured.ts'

const ownFramework = {
  id: 'leerladder',
  title: 'Leerladder',
  source: { title: 'Leerladder', address: null, asOf: null },
}

type Given = Pack['defaults']
interface Kept {
  origin: Origin
  source: Source
  validFrom: Day | null
  validTo: Day | null
}

/** Origin, source and validity of a thing: its own, or else those of the pack. */
const keptOf = (thing: Given, defaults: Given, fileName: string): Kept => ({
  origin: thing.origin ?? defaults.origin ?? 'example',
  source: thing.source ?? defaults.source ?? { title: fileName, address: null, asOf: null },
  validFrom: (thing.validFrom === undefined ? defaults.validFrom : thing.validFrom) ?? null,
  validTo: (thing.validTo === undefined ? defaults.validTo : thing.validTo) ?? null,
})

const structureOf = (written: Written): Structure => {
  if (typeof written === 'string') return { kind: 'module', module: written }
  if ('line' in written) return { kind: 'line', title: written.line, of: written.of.map(structureOf) }
  const titled = written.title ? { title: written.title } : {}
  if ('all' in written) return { kind: 'all', of: written.all.map(structureOf), ...titled }
  const chosen = { of: written.of.map(structureOf), ...titled, ...(written.oneLine ? { oneLine: true } : {}) }
  if ('some' in written) return { kind: 'some', count: written.some, ...chosen }
  const atMost = written.atMost === undefined ? {} : { atMost: written.atMost }
  return { kind: 'credits', atLeast: written.credits, ...atMost, ...chosen }
}

const writtenStructure = (programme: PackProgramme): Written =>
  programme.structure ?? { all: programme.modules.map(({ id }) => id) }

/** Every id that a pack counts on, with its place. */
const mentionsOf = (told: Pack, fileName: string): Mention[] => {
  const mention = (table: Stored, ids: (string | null)[], place: string): Mention[] =>
    ids.flatMap(id => (id === null ? [] : [{ table, id, place: `${fileName}: ${place}` }]))
  return [
    ...told.qualifications.flatMap(each => [
      ...mention('competence', each.competences, `${each.id}, competences`),
      ...mention('occupation', each.occupations, `${each.id}, occupations`),
      ...mention('qualification', [each.partOf], `${each.id}, partOf`),
    ]),
    ...told.additions.flatMap(each => [
      ...mention('qualification', [each.qualification], 'additions'),
      ...mention('competence', each.competences ?? [], `${each.qualification}, competences`),
      ...mention('occupation', each.occupations ?? [], `${each.qualification}, occupations`),
    ]),
    ...told.programmes.flatMap(each => [
      ...mention('provider', [each.provider], `${each.id}, provider`),
      ...mention('qualification', [each.awards, ...each.entry, ...each.stops.map(stop => stop.qualification)], each.id),
      ...mention('module', modulesOf(writtenStructure(each)), `${each.id}, structure`),
      ...each.modules.flatMap(part => mention('competence', part.proves, `${part.id}, proves`)),
    ]),
    ...told.ladders.flatMap(each => mention('qualification', each.steps, `${each.id}, steps`)),
    ...told.certificates.flatMap(each => mention('qualification', [each.awards], `${each.id}, awards`)),
    ...told.concordance.flatMap(each => [
      ...mention('certificateType', each.certificates ?? [], `${each.id}, certificates`),
      ...mention('competence', each.competences ?? [], `${each.id}, competences`),
      ...mention('module', [each.module], each.id),
      ...mention('provider', [each.provider], each.id),
    ]),
  ]
}

/** A thing without what `keptOf` fills in. */
const bare = <Thing extends Given>({ origin, source, validFrom, validTo, ...rest }: Thing) => rest

/** What a programme says about its origin and validity holds for its modules and offers too. */
const inherited = (defaults: Given, programme: Given): Given => ({
  origin: programme.origin ?? defaults.origin,
  source: programme.source ?? defaults.source,
  validFrom: programme.validFrom === undefined ? defaults.validFrom : programme.validFrom,
  validTo: programme.validTo === undefined ? defaults.validTo : programme.validTo,
})

const rowsOf = (told: Pack, fileName: string): Reading['rows'] => {
  const kept = (thing: Given, defaults = told.defaults) => keptOf(thing, defaults, fileName)
  const originOf = (thing: Given) => {
    const { origin, source } = kept(thing)
    return { origin, source }
  }
  const within = (programme: PackProgramme) => inherited(told.defaults, programme)
  return {
    ...(told.competences.length > 0 ? { framework: [ownFramework] } : {}),
    competence: told.competences.map(({ id, kind, codes }) => ({ id, framework: ownFramework.id, kind, codes })),
    competenceLabel: told.competences.flatMap(each =>
      languages.map(language => ({
        competenceId: each.id,
        language,
        kind: 'preferred' as const,
        text: each.label[language],
        origin: kept(each).origin,
      })),
    ),
    qualification: told.qualifications.map(each => ({ ...bare(each), series: each.series ?? each.id, ...kept(each) })),
    provider: told.providers.map(each => ({ ...bare(each), ...originOf(each) })),
    module: told.programmes.flatMap(programme =>
      programme.modules.map(each => ({ ...bare(each), ...kept(each, within(programme)) })),
    ),
    programme: told.programmes.map(each => {
      const { modules, offers, ...programme } = bare(each)
      return { ...programme, structure: structureOf(writtenStructure(each)), ...kept(each) }
    }),
    offer: told.programmes.flatMap(programme =>
      programme.offers.map(each => {
        const { perWeek, days, ...offer } = bare(each)
        return {
          ...offer,
          programme: programme.id,
          minutesPerWeek: perWeek,
          daysPerWeek: days,
          ...kept(each, within(programme)),
        }
      }),
    ),
    ladder: told.ladders.map(each => ({ ...bare(each), ...originOf(each) })),
    certificateType: told.certificates.map(each => ({ ...bare(each), ...originOf(each) })),
    concordanceRow: told.concordance.map(each => {
      const { certificates, competences, strength, hours, ...row } = bare(each)
      const evidence = competences
        ? { kind: 'competences' as const, all: competences, strength: strength ?? ('certified' as const) }
        : { kind: 'certificates' as const, all: certificates ?? [] }
      return { ...row, evidence, minutes: hours ?? null, ...kept(each) }
    }),
  }
}

const additionsOf = (told: Pack) =>
  told.additions.map(({ qualification, competences, occupations, value }) => ({
    id: qualification,
    ...(competences ? { competences } : {}),
    ...(occupations ? { occupations } : {}),
    ...(value ? { value } : {}),
  }))

/** Reads one pack: the form of content/README.md. A rule that is broken is told with its line; nothing is half read. */
export const readPack: Reader = (text, fileName) => {
  const found = readYaml(text, pack)
  const name = fileName.replace(/^.*[/\\]/, '')
  const named = (place: string) => `${name}:${place}`
  if (!found.ok) return { ...found, problems: found.problems.map(each => ({ ...each, place: named(each.place) })) }
  const told = found.value.value
  const broken = brokenRules(told)
  if (broken.length > 0)
    return turnAway(
      'wrong-shape',
      { count: broken.length },
      broken.map(({ problem, path, with: detail }) => ({
        problem,
        place: named(found.value.placeOf(path)),
        with: detail,
      })),
    )
  const rows = rowsOf(told, name)
  return {
    ok: true,
    value: {
      part: name,
      read: Object.values(rows).reduce((sum, all) => sum + all.length, 0),
      rows,
      amends: { qualification: additionsOf(told) },
      mentions: mentionsOf(told, name),
      questions: [],
      problems: [],
    },
  }
}

/** Several packs as one, so that they may refer to each other. */
export const mergePacks = (readings: Reading[]): Reading => {
  const rows: Record<string, unknown[]> = {}
  for (const reading of readings)
    for (const [table, told] of Object.entries(reading.rows)) rows[table] = [...(rows[table] ?? []), ...told]
  // Every pack with competences of its own names our framework; together they name it once.
  if (rows.framework) rows.framework = rows.framework.slice(0, 1)
  return {
    part: 'content',
    read: readings.reduce((sum, { read }) => sum + read, 0),
    rows: rows as Reading['rows'],
    amends: { qualification: readings.flatMap(({ amends }) => amends?.qualification ?? []) },
    mentions: readings.flatMap(({ mentions }) => mentions ?? []),
    questions: [],
    problems: [],
  }
}
