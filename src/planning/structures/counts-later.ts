import {
  type Catalogue,
  type Module,
  type ModuleId,
  modulesIn,
  named,
  type Programme,
  type Provider,
  programmeOn,
  type QualificationId,
} from '../../catalogue/index.ts'
import { type Because, because } from '../../platform/because.ts'
import { type Day, isValidOn } from '../../platform/day.ts'
import { grouped } from '../../platform/grouped.ts'
import { type ConcordanceRow, exemptableMinutes, exemptionOf, holdingsOf } from '../../recognition/index.ts'

/** A module of a longer programme that somebody need not follow any more. */
export interface CountedModule {
  module: Module
  /** `sure`: the same module, or a rule says so. `perhaps`: the school looks at it. */
  how: 'sure' | 'perhaps'
  because: Because[]
}

/** What modules that were passed are worth in another, longer programme. */
export interface Counted {
  programme: Programme
  provider: Provider
  modules: CountedModule[]
  /** Credits and minutes that surely count. */
  credits: number
  minutes: number
  /** Credits of the whole programme, all modules together; 0 when it has none. */
  of: number
}

const minutesOf = ({ contact, distance, workplace }: Module): number => contact + distance + workplace
const all = (ids: readonly ModuleId[], { modules }: Catalogue): Module[] => ids.flatMap(id => modules.get(id) ?? [])
const total = (modules: Module[], of: (module: Module) => number): number =>
  modules.reduce((sum, module) => sum + of(module), 0)

interface Passed {
  programme: Programme
  modules: Module[]
  /** What they give: of the whole, or of a stop on the way. */
  qualifications: QualificationId[]
}

/** What somebody holds who passed these modules: the certificates that they give, and what the modules teach. */
const holdingsAfter = ({ modules, qualifications }: Passed, catalogue: Catalogue, today: Day) => {
  const certificates = [...catalogue.certificates.values()].filter(
    ({ awards }) => awards !== null && qualifications.includes(awards),
  )
  const papers = certificates.map(({ id, title, issuer }) => ({
    certificate: id,
    title: named(title, id).nl,
    issuer,
    issuedOn: null,
    until: null,
    codes: [],
    shown: 'seen' as const,
  }))
  const has = [...new Set(modules.flatMap(({ proves }) => proves))].map(competence => ({
    competence,
    strength: 'assessed' as const,
    by: 'Leerladder',
  }))
  return holdingsOf({ papers, can: { has, dropped: [] } }, catalogue, today)
}

/**
 * Where modules of a programme count later: in every longer programme with the same modules (the same id, or the same code
 * of a register), or from whose modules the rules for exemptions free who has them.
 */
export const countsLater = (
  passed: Passed,
  { catalogue, concordance, today }: { catalogue: Catalogue; concordance: ConcordanceRow[]; today: Day },
): Counted[] => {
  if (passed.modules.length === 0) return []
  const whole = total(all(modulesIn(passed.programme.structure), catalogue), minutesOf)
  const rows = grouped(concordance, ({ module }) => module)
  const holdings = holdingsAfter(passed, catalogue, today)
  const sameAs = (module: Module) =>
    passed.modules.find(({ id, code }) => id === module.id || (code !== null && code === module.code))

  const countIn = (module: Module): CountedModule[] => {
    const same = sameAs(module)
    if (same)
      return [{ module, how: 'sure', because: [because('planning.structures.counts.same', { source: same.source })] }]
    const exemption = exemptionOf(module, rows.get(module.id) ?? [], holdings, catalogue, today)
    const most = exemptableMinutes(module)
    if (most === 0 || most < minutesOf(module)) return []
    if (exemption.minutesOff >= most) return [{ module, how: 'sure', because: exemption.because }]
    // Only what a rule says: that modules teach something alike is no promise of any school.
    const byRule = exemption.because.filter(({ says }) => says !== 'recognition.own-claim')
    return byRule.length > 0 && exemption.minutesOff + exemption.minutesPerhaps >= most
      ? [{ module, how: 'perhaps', because: byRule }]
      : []
  }
  return [...catalogue.programmes.values()]
    .filter(other => other.id !== passed.programme.id && other.awards !== passed.programme.awards)
    .filter(other => isValidOn(other, today))
    .flatMap(other => {
      const programme = programmeOn(other, catalogue, today)
      const provider = catalogue.providers.get(programme.provider)
      const modules = all(modulesIn(programme.structure), catalogue)
      if (!provider || total(modules, minutesOf) <= whole) return []
      const counted = modules.flatMap(countIn)
      if (counted.length === 0) return []
      const sure = counted.filter(({ how }) => how === 'sure').map(({ module }) => module)
      const creditsOf = ({ credits }: Module) => credits ?? 0
      return [
        {
          programme,
          provider,
          modules: counted,
          credits: total(sure, creditsOf),
          minutes: total(sure, minutesOf),
          of: total(modules, creditsOf),
        },
      ]
    })
    .sort((a, b) => b.credits - a.credits || b.minutes - a.minutes || b.modules.length - a.modules.length)
}
