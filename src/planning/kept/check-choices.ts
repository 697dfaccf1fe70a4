import {
  type Catalogue,
  decksOf,
  type ModuleId,
  modulesIn,
  type Programme,
  type Structure,
} from '../../catalogue/index.ts'
import { type Because, because } from '../../platform/because.ts'
import { type Bilingual, inBoth } from '../../platform/words.ts'

type Modules = Catalogue['modules']

const titleOf = (id: ModuleId, modules: Modules): Bilingual => modules.get(id)?.title ?? { nl: id, en: id }

const creditsIn = (structure: Structure, chosen: ReadonlySet<ModuleId>, modules: Modules): number =>
  modulesIn(structure)
    .filter(id => chosen.has(id))
    .reduce((sum, id) => sum + (modules.get(id)?.credits ?? 0), 0)

const isTouched = (structure: Structure, chosen: ReadonlySet<ModuleId>): boolean =>
  modulesIn(structure).some(id => chosen.has(id))

/** What this choice still lacks, or has too much of, to fulfil the structure. Empty: it fulfils it, and no more. */
export const lacking = (structure: Structure, chosen: ReadonlySet<ModuleId>, modules: Modules): Because[] => {
  if (structure.kind === 'module')
    return chosen.has(structure.module)
      ? []
      : [because('planning.plan.lacks.module', { with: { module: titleOf(structure.module, modules) } })]
  if (structure.kind === 'all' || structure.kind === 'line')
    return structure.of.flatMap(part => lacking(part, chosen, modules))
  // Of lines, what is chosen counts part by part; where it must be one line, that of which most is chosen.
  const touchedIn = decksOf(structure).map(deck => deck.filter(part => isTouched(part, chosen)))
  const touched = touchedIn.reduce((most, deck) => (deck.length > most.length ? deck : most), [])
  const isMixed = touchedIn.some(deck => deck !== touched && deck.length > 0)
  const within = touched.flatMap(part => lacking(part, chosen, modules))
  const title = structure.title ?? inBoth('planning.plan.choice')
  if (structure.kind === 'some')
    return touched.length === structure.count && !isMixed
      ? within
      : [
          because('planning.plan.lacks.some', { with: { title, count: structure.count, chosen: touched.length } }),
          ...within,
        ]
  const whole = touched.filter(part => lacking(part, chosen, modules).length === 0)
  const credits = whole.reduce((sum, part) => sum + creditsIn(part, chosen, modules), 0)
  if (isMixed || (structure.atMost !== undefined && credits > structure.atMost))
    return [
      because('catalogue.structure.credits.between', {
        with: { atLeast: structure.atLeast, atMost: structure.atMost ?? structure.atLeast },
      }),
      ...within,
    ]
  return credits >= structure.atLeast
    ? within
    : [
        because('planning.plan.lacks.credits', { with: { title, atLeast: structure.atLeast, chosen: credits } }),
        ...within,
      ]
}

/** Where this order breaks what the programme asks to come first. */
const outOfOrder = (order: readonly ModuleId[], { order: asked }: Pick<Programme, 'order'>, modules: Modules) =>
  asked
    .filter(({ before, after }) => order.includes(before) && order.includes(after))
    .filter(({ before, after }) => order.indexOf(before) > order.indexOf(after))
    .map(({ before, after }) =>
      because('planning.plan.lacks.order', {
        with: { before: titleOf(before, modules), after: titleOf(after, modules) },
      }),
    )

/** Why one cannot follow a programme with these modules in this order; empty when one can. */
export const whyNot = (programme: Programme, chosen: readonly ModuleId[], modules: Modules): Because[] => {
  const own = modulesIn(programme.structure)
  const strange = chosen.filter((id, at) => !own.includes(id) || chosen.indexOf(id) !== at)
  return [
    ...strange.map(id => because('planning.plan.lacks.strange', { with: { module: titleOf(id, modules) } })),
    ...lacking(programme.structure, new Set(chosen), modules),
    ...outOfOrder(chosen, programme, modules),
    ...(programme.excludes ?? [])
      .filter(({ one, other }) => chosen.includes(one) && chosen.includes(other))
      .map(({ one, other }) =>
        because('catalogue.one.excludes.these', {
          with: { one: titleOf(one, modules), other: titleOf(other, modules) },
        }),
      ),
  ]
}

/** Modules that everybody follows: no choice leads around them. */
export const mandatoryIn = (structure: Structure): ModuleId[] =>
  structure.kind === 'module' ? [structure.module] : structure.kind === 'all' ? structure.of.flatMap(mandatoryIn) : []
