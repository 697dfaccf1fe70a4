import {
  type Catalogue,
  kmBetween,
  type ModuleId,
  modulesIn,
  type Offer,
  type Programme,
  programmeOn,
} from '../catalogue/index.ts'
import type { Portrait } from '../people/index.ts'
import { type Because, because } from '../platform/because.ts'
import { type Day, isValidOn } from '../platform/day.ts'
import { grouped } from '../platform/grouped.ts'
import { perObject } from '../platform/remember.ts'
import {
  type ConcordanceRow,
  type Exemption,
  exemptableMinutes,
  exemptionOf,
  type Holdings,
  type Recognised,
  withGranted,
} from '../recognition/index.ts'
import { inOrder, lightestChoice } from './choice.ts'
import { endAfter, weeksFor } from './pace.ts'
import type { Landing, Leg, Rung, RungState } from './route.ts'

/** Everything that a route is made from. Nothing in it changes while routes are built. */
export interface Ground extends Pick<Recognised, 'granted' | 'decided'> {
  catalogue: Catalogue
  /** The rows of each module. */
  concordance: Map<ModuleId, ConcordanceRow[]>
  portrait: Portrait
  holdings: Holdings
  today: Day
}

const minutesOf = (module: Rung['module']): number => module.contact + module.distance + module.workplace

const stateOf = (minutes: number, exemption: Exemption): RungState => {
  if (exemption.minutesOff >= minutes && minutes > 0) return 'exempt'
  if (exemption.minutesPerhaps > 0) return 'perhaps'
  return exemption.minutesOff > 0 ? 'partly' : 'todo'
}

/** One module for this person: what falls away, what is left. */
export const rungFor = (module: Rung['module'], ground: Ground): Rung => {
  const { concordance, holdings, catalogue, today, granted, decided } = ground
  const rows = concordance.get(module.id) ?? []
  const exemption = withGranted(
    exemptionOf(module, rows, holdings, catalogue, today, decided.get(module.id)),
    exemptableMinutes(module),
    granted.get(module.id),
  )
  const minutes = minutesOf(module)
  const state = stateOf(minutes, exemption)
  return {
    module,
    state,
    exemption,
    minutes,
    minutesLeft: minutes - exemption.minutesOff,
    minutesLeftAtBest: minutes - exemption.minutesOff - exemption.minutesPerhaps,
    // The fee is for lessons: who needs no lesson of a module any more pays nothing for it.
    price: exemption.minutesOff >= module.contact + module.distance ? 0 : module.price,
  }
}

const landingsOf = (programme: Programme, rungs: Rung[]): Landing[] =>
  programme.stops
    .map(stop => ({
      stop,
      afterRung: Math.max(...stop.requires.map(id => rungs.findIndex(({ module }) => module.id === id) + 1)),
      complete: stop.requires.every(id => rungs.some(({ module }) => module.id === id)),
    }))
    .filter(({ complete }) => complete)
    .sort((a, b) => a.afterRung - b.afterRung)
    .map(({ stop, afterRung }) => ({ stop, afterRung }))

/** What about an offer does not fit what the person asked; an answer that was skipped never misfits. */
export const misfitsOf = (offer: Offer, km: number | null, { time, place }: Portrait): Because[] => [
  ...(time?.forms.length && !time.forms.some(form => form === offer.form) && offer.form !== 'in-company'
    ? [because(`planning.misfit.form.${offer.form}`)]
    : []),
  ...(time?.evening === false && offer.evening ? [because('planning.misfit.evening')] : []),
  ...(place?.maxKm !== undefined && km !== null && km > place.maxKm
    ? [because('planning.misfit.far', { with: { km, maxKm: place.maxKm } })]
    : []),
  ...(time?.minutesFreePerWeek !== undefined &&
  offer.minutesPerWeek !== null &&
  offer.minutesPerWeek > time.minutesFreePerWeek
    ? [
        because('planning.misfit.pace', {
          with: { asked: Math.ceil(offer.minutesPerWeek / 60), free: Math.floor(time.minutesFreePerWeek / 60) },
        }),
      ]
    : []),
]

const kmTo = (offer: Offer, { catalogue, portrait }: Ground): number | null =>
  offer.form === 'distance' ? 0 : kmBetween(catalogue, portrait.place?.postcode ?? null, offer.postcode)

const offersByProgramme = perObject(({ offers }: Catalogue) => grouped(offers, offer => offer.programme))

/** Offers still to begin, those that fit best first, then the earliest, then the closest. */
export const offersFor = (programme: Programme, from: Day, ground: Ground): Offer[] =>
  (offersByProgramme(ground.catalogue).get(programme.id) ?? [])
    .filter(offer => isValidOn(offer, ground.today) && (offer.start === null || offer.start >= from))
    .map(offer => {
      const km = kmTo(offer, ground)
      return { offer, km: km ?? 999, misfits: misfitsOf(offer, km, ground.portrait).length }
    })
    .sort(
      (a, b) =>
        a.misfits - b.misfits ||
        (a.offer.start ?? '9').localeCompare(b.offer.start ?? '9') ||
        a.km - b.km ||
        a.offer.id.localeCompare(b.offer.id),
    )
    .map(({ offer }) => offer)

/** Weeks that this takes: lessons run at the group's pace, and all of it must fit in the hours that the person has. */
const weeksOf = (rungs: Rung[], offer: Offer | null, { time }: Portrait): number | null => {
  const all = rungs.reduce((sum, rung) => sum + rung.minutesLeft, 0)
  const onTheFloor = rungs.reduce((sum, rung) => sum + Math.min(rung.minutesLeft, rung.module.workplace), 0)
  const asGroup = weeksFor(all - onTheFloor, offer?.minutesPerWeek ?? null)
  const asPerson = weeksFor(all, time?.minutesFreePerWeek ?? null)
  const known = [asGroup, asPerson].filter(weeks => weeks !== null)
  return known.length === 0 ? null : Math.max(...known)
}

/** How a leg is followed: from when, in which group, and which modules a second time. */
export interface Following {
  offer: Offer | null
  otherOffers?: Offer[]
  start: Day
  /** Modules that were failed, once for each time: their hours come on top. */
  again?: ModuleId[]
}

/** This programme with these modules in this order; null when one of them is not there (any more). */
export const legOf = (programme: Programme, modules: ModuleId[], following: Following, ground: Ground): Leg | null => {
  const { catalogue, portrait } = ground
  const provider = catalogue.providers.get(programme.provider)
  const awards = catalogue.qualifications.get(programme.awards)
  const rungs = modules.flatMap(id => {
    const module = catalogue.modules.get(id)
    return module && isValidOn(module, ground.today) ? [rungFor(module, ground)] : []
  })
  if (!provider || !awards || rungs.length < modules.length) return null
  const { offer, otherOffers = [], start, again = [] } = following
  const twice = again.flatMap(id => rungs.find(({ module }) => module.id === id) ?? [])
  const weeks = weeksOf([...rungs, ...twice], offer, portrait)
  return {
    programme,
    provider,
    awards,
    offer,
    otherOffers,
    rungs,
    landings: landingsOf(programme, rungs),
    start,
    end: weeks === null ? null : endAfter(start, weeks),
    weeks,
    km: offer ? kmTo(offer, ground) : kmBetween(catalogue, portrait.place?.postcode ?? null, provider.postcode),
  }
}

/**
 * The modules of this programme that ask least of this person; null when its structure cannot be fulfilled. What
 * `drawn` gives goes first: less of it is better.
 */
export const lightestModules = (
  programme: Programme,
  ground: Ground,
  drawn: (module: ModuleId) => number[] = () => [],
): ModuleId[] | null => {
  const rungs = new Map<string, Rung>()
  for (const id of modulesIn(programme.structure)) {
    const module = ground.catalogue.modules.get(id)
    if (module && isValidOn(module, ground.today)) rungs.set(id, rungFor(module, ground))
  }
  const byPrice = ground.portrait.important === 'price'
  const choice = lightestChoice(
    programme.structure,
    {
      credits: id => rungs.get(id)?.module.credits ?? 0,
      burden: id => {
        const rung = rungs.get(id)
        if (!rung) return [1e9]
        const time = [rung.minutesLeft, rung.minutesLeftAtBest]
        return [...drawn(id), ...(byPrice ? [rung.price, ...time] : [...time, rung.price])]
      },
    },
    programme.excludes,
  )
  return choice?.modules.every(id => rungs.has(id)) ? inOrder(choice.modules, programme.order) : null
}

/** This programme for this person, begun no earlier than `from`; null when its structure cannot be fulfilled. */
export const buildLeg = (given: Programme, from: Day, ground: Ground): Leg | null => {
  const [offer = null, ...otherOffers] = offersFor(given, from, ground)
  const start = offer?.start ?? from
  const programme = programmeOn(given, ground.catalogue, start)
  const modules = lightestModules(programme, ground)
  return modules && legOf(programme, modules, { offer, otherOffers, start }, ground)
}
