import { z } from 'zod'
import { type Day, readDay } from '../../platform/day.ts'
import type { Id } from '../../platform/ids.ts'
import type { Offer as CatalogueOffer } from '../catalogue.ts'
import { factSource, modularCertificate, providerId } from './flanders.ts'
import type { Question, Reader, Row } from './reading.ts'
import { slug } from './slug.ts'
import { readYaml } from './structured.ts'

const module = z.object({
  name: z.string().nullable(),
  ownLabel: z.string().nullable(),
  lestijden: z.number().min(0).nullable(),
  unit: z.string().nullable(),
  kind: z.string().nullable(),
})
const profile = z.object({
  id: z.string(),
  title: z.string(),
  context: z.string(),
  source: z.array(z.string()),
  asOf: z.string(),
  level: z.number().int().min(1).max(8).nullable(),
  modules: z.array(module),
  complete: z.boolean(),
})
type Profile = z.infer<typeof profile>
type Module = z.infer<typeof module>

/** Minutes of one unit: an hour is 60, a lesson period (lestijd, lesuur) 50; null for any other word. */
const minutesOf = (unit: string | null): number | null =>
  unit === 'uur' ? 60 : /^(lestijd|lesuur)/.test(unit ?? '') ? 50 : null

const nameOf = (one: Module): string => one.name ?? one.ownLabel ?? ''
const hasHours = (one: Module): boolean =>
  nameOf(one) !== '' && (one.lestijden ?? 0) > 0 && minutesOf(one.unit) !== null
/** Speeds at which one level can be followed: a choice of courses, not parts of a programme. */
const isSpeeds = (of: Profile): boolean => of.id === 'nt2-tempo'
const counts = (of: Profile): Module[] => (isSpeeds(of) ? [] : of.modules.filter(hasHours))

const sourceOf = (of: Profile) => factSource(of.title, of.source[0], of.asOf)
const moduleId = (of: Profile, one: Module): Id<'module'> => `profiel-${of.id}-${slug(nameOf(one))}` as Id<'module'>

const moduleRow = (of: Profile, one: Module): Row<'module'> => {
  const minutes = (one.lestijden ?? 0) * (minutesOf(one.unit) ?? 0)
  const atWork = one.kind === 'stage'
  return {
    id: moduleId(of, one),
    code: null,
    title: { nl: nameOf(one), en: nameOf(one) },
    contact: atWork ? 0 : minutes,
    distance: 0,
    workplace: atWork ? minutes : 0,
    credits: null,
    price: 0,
    exemptable: true,
    workplaceExemptable: atWork,
    proves: [],
    ...sourceOf(of),
  }
}

/** Stands for whoever gives a programme by the Flemish profile, while no provider is named. */
const anyProvider: Row<'provider'> = {
  id: providerId('Vlaams opleidingsprofiel'),
  name: 'Vlaams opleidingsprofiel',
  kind: 'profile',
  place: null,
  origin: 'official',
  source: { title: 'Vlaamse opleidingsprofielen', address: 'https://www.opleidingskompas.be', asOf: null },
}

const programmeRow = (of: Profile): Row<'programme'> => ({
  id: `profiel-${of.id}` as Id<'programme'>,
  provider: anyProvider.id ?? providerId('Vlaams opleidingsprofiel'),
  title: { nl: of.title, en: of.title },
  awards: `profiel-${of.id}` as Id<'qualification'>,
  unit: counts(of).some(one => one.unit === 'uur') ? 'hour' : 'lesson-period',
  structure: { kind: 'all', of: counts(of).map(one => ({ kind: 'module', module: moduleId(of, one) })) },
  language: null,
  ...sourceOf(of),
})

const qualificationRow = (of: Profile): Row<'qualification'> => ({
  id: `profiel-${of.id}` as Id<'qualification'>,
  kind: 'education',
  title: { nl: of.title },
  level: of.level,
  series: `profiel-${of.id}`,
  version: 1,
  ...sourceOf(of),
})

const profileQuestions = (of: Profile): Question[] => {
  const without = of.modules.filter(one => !hasHours(one)).map(nameOf)
  const asked: Question[] = []
  if (isSpeeds(of)) asked.push({ key: of.id, question: 'profile-speeds', with: { title: of.title } })
  else if (!of.complete)
    asked.push({ key: of.id, question: 'profile-incomplete', with: { title: of.title, modules: counts(of).length } })
  if (without.length > 0)
    asked.push({
      key: `${of.id} hours`,
      question: 'modules-without-hours',
      with: { title: of.title, modules: without.join(', ') },
    })
  return asked
}

/**
 * Programme profiles. Modules with hours become modules; only a complete profile becomes a programme, since a route
 * over half a profile would look short. A module without hours never becomes one of zero hours.
 */
export const readProfiles: Reader = text => {
  const found = readYaml(text, z.array(profile))
  if (!found.ok) return found
  const told = found.value.value
  const complete = told.filter(of => of.complete && counts(of).length > 0)
  return {
    ok: true,
    value: {
      part: 'profiles',
      read: told.length,
      rows: {
        qualification: told.filter(of => !isSpeeds(of)).map(qualificationRow),
        provider: complete.length > 0 ? [anyProvider] : [],
        module: told.flatMap(of => counts(of).map(one => moduleRow(of, one))),
        programme: complete.map(programmeRow),
      },
      questions: told.flatMap(profileQuestions),
      problems: [],
    },
  }
}

const structures = z.object({
  meta: z.object({ source: z.string(), asOf: z.string() }),
  programmes: z.array(z.object({ id: z.string(), title: z.string(), modules: z.array(z.string()) })),
})

/** Modular programmes of 2016: certificates that people may hold. Their modules have no hours, so none is made. */
export const readModularStructures: Reader = text => {
  const found = readYaml(text, structures)
  if (!found.ok) return found
  const { meta, programmes } = found.value.value
  return {
    ok: true,
    value: {
      part: 'modular-2016',
      read: programmes.length,
      rows: {
        certificateType: programmes.map(each => ({
          id: modularCertificate(each.title),
          title: { nl: `Certificaat ${each.title}` },
          issuer: null,
          codes: [each.id],
          awards: null,
          ...factSource(
            'Modulaire opleidingsstructuren, deeltijds beroepssecundair onderwijs (2016)',
            meta.source,
            meta.asOf,
          ),
        })),
      },
      questions: [],
      problems: [
        {
          problem: 'modules-left-out',
          place: 'modules',
          with: { count: programmes.flatMap(({ modules }) => modules).length },
        },
      ],
    },
  }
}

const offer = z.object({
  id: z.string(),
  provider: z.string(),
  municipality: z.string().nullable(),
  programme: z.string(),
  start: z.string().nullable(),
  schedule: z.string().nullable(),
  duration: z.string().nullable(),
  form: z.string().nullable(),
  workBased: z.string().nullable(),
  asOf: z.string(),
  source: z.string(),
})
type Offer = z.infer<typeof offer>

/** An offer seen on a day was one of that school year: it ends on the last of August that follows. */
const lastDay = (asOf: string): Day | null => {
  const seen = readDay(asOf) ?? readDay(`${asOf}-01`)
  if (!seen) return null
  const year = Number(seen.slice(0, 4))
  return readDay(`${seen.slice(5) > '08-31' ? year + 1 : year}-08-31`)
}

const formOf = (of: Offer): CatalogueOffer['form'] =>
  /afstand|online/i.test(of.form ?? '') ? 'distance' : /gecombineerd|combi/i.test(of.form ?? '') ? 'blended' : 'campus'

const whenOf = (of: Offer): string => [of.start, of.schedule, of.duration].filter(part => part !== null).join('; ')

/** Offers of providers. Each waits until a programme with its id is in the catalogue: it has no modules of its own. */
export const readOffers: Reader = text => {
  const found = readYaml(text, z.array(offer))
  if (!found.ok) return found
  const told = found.value.value
  const providers = new Map(told.map(each => [providerId(each.provider), each]))
  return {
    ok: true,
    value: {
      part: 'offers',
      read: told.length,
      rows: {
        provider: [...providers].map(([id, each]) => ({
          id,
          name: each.provider,
          kind: /^(cvo|hét cvo)\b/i.test(each.provider) ? 'cvo' : 'provider',
          place: each.municipality,
          ...factSource(each.provider, each.source, each.asOf),
        })),
        offer: told.map(each => ({
          id: `aanbod-${each.id}` as Id<'offer'>,
          programme: each.id as Id<'programme'>,
          start: null,
          form: formOf(each),
          place: each.municipality,
          when: { nl: whenOf(each), en: whenOf(each) },
          evening: /avond/i.test(each.schedule ?? '') && !/geen avond/i.test(each.schedule ?? ''),
          validTo: lastDay(each.asOf),
          ...factSource(each.programme, each.source, each.asOf),
        })),
      },
      keeps: { provider: ['name', 'kind', 'place', 'origin', 'source'] },
      questions: [],
      problems: [],
    },
  }
}
