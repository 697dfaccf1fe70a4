import { type Day, isValidOn } from '../platform/day.ts'
import { wordsIn } from '../platform/typed.ts'
import type { Catalogue, Module, ModuleId, Offer, Programme, Provider, Qualification } from './catalogue.ts'
import { modulesIn, programmeOn, type Range, totalOf } from './structure.ts'

/** What a programme asks, over all choices that it leaves. */
export interface Totals {
  minutes: Range
  /** Of these: with a teacher or at a distance. */
  lessons: Range
  /** Of these: on the work floor. */
  workplace: Range
  cents: Range
  /** null: its modules have no credits. */
  credits: Range | null
}

/** A programme with what people compare it by. */
export interface Listed {
  programme: Programme
  provider: Provider
  awards: Qualification
  modules: Module[]
  /** null: as it stands today, nobody can finish it. */
  totals: Totals | null
  /** Groups that still have to start, soonest first; those without a date come last. */
  offers: Offer[]
  /** Ladders on which what it awards is a step. */
  ladders: string[]
  /** Words by which it is found. */
  words: ReadonlySet<string>
}

const minutesOf = (module: Module): number => module.contact + module.distance + module.workplace

export const creditsIn =
  ({ modules }: Pick<Catalogue, 'modules'>) =>
  (id: ModuleId): number =>
    modules.get(id)?.credits ?? 0

const totalsOf = ({ structure, excludes }: Programme, catalogue: Catalogue): Totals | null => {
  const credits = creditsIn(catalogue)
  const over = (weigh: (module: Module) => number) =>
    totalOf(
      structure,
      id => {
        const module = catalogue.modules.get(id)
        return module ? weigh(module) : 0
      },
      credits,
      excludes,
    )
  const minutes = over(minutesOf)
  const lessons = over(module => module.contact + module.distance)
  const workplace = over(module => module.workplace)
  const cents = over(module => module.price)
  const points = over(module => module.credits ?? 0)
  return minutes && lessons && workplace && cents
    ? { minutes, lessons, workplace, cents, credits: points && points.most > 0 ? points : null }
    : null
}

/** Groups of a programme that start after this day, soonest first; those without a date come last. */
const upcoming = (offers: Offer[], programme: Programme, today: Day): Offer[] =>
  offers
    .filter(offer => offer.programme === programme.id && isValidOn(offer, today))
    .filter(({ start }) => start === null || start > today)
    .sort((a, b) => ((a.start ?? '9') < (b.start ?? '9') ? -1 : 1))

/** One programme as it is offered on a day; null when what it names is not in the catalogue. */
export const listedAs = (given: Programme, catalogue: Catalogue, today: Day): Listed | null => {
  const programme = programmeOn(given, catalogue, today)
  const provider = catalogue.providers.get(programme.provider)
  const awards = catalogue.qualifications.get(programme.awards)
  if (!provider || !awards) return null
  const modules = modulesIn(programme.structure).flatMap(id => catalogue.modules.get(id) ?? [])
  const offers = upcoming(catalogue.offers, programme, today)
  const texts = [
    ...Object.values(programme.title),
    ...Object.values(awards.title),
    provider.name,
    provider.place,
    awards.shortage?.title,
    ...offers.map(({ place }) => place),
  ]
  return {
    programme,
    provider,
    awards,
    modules,
    totals: totalsOf(programme, catalogue),
    offers,
    ladders: catalogue.ladders.filter(({ steps }) => steps.includes(awards.id)).map(({ id }) => id),
    words: new Set(texts.flatMap(text => wordsIn(text ?? ''))),
  }
}

/** Every programme of every provider that is valid on this day. */
export const listedOn = (catalogue: Catalogue, today: Day): Listed[] =>
  [...catalogue.programmes.values()]
    .filter(programme => isValidOn(programme, today))
    .flatMap(programme => listedAs(programme, catalogue, today) ?? [])
