import type { Translate } from '../platform/words.ts'
import { Tag } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import type { Catalogue, Module, Programme, Structure } from './catalogue.ts'
import { Name } from './facts.tsx'
import { moduleSize } from './say.ts'
import { modulesIn } from './structure.ts'

interface Drawing {
  programme: Programme
  catalogue: Catalogue
  /** Place of each module in the usual order, from 1. */
  numbers: Map<string, number>
  t: Translate
}

const Proves = ({ module, catalogue, t }: { module: Module; catalogue: Catalogue; t: Translate }) => {
  const competences = module.proves.flatMap(id => catalogue.competences.get(id) ?? [])
  if (competences.length === 0) return null
  return (
    <details class="why">
      <summary>
        {t('catalogue.module.proves', { count: competences.length })}
        <span class="hidden-text"> {t('catalogue.module.of', { module: module.title })}</span>
      </summary>
      <div class="why-tree">
        <ul>
          {competences.map(({ label, id }) => (
            <li>
              <Name of={label} otherwise={id} t={t} />
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

const ExemptionsLink = ({ module, t }: { module: Module; t: Translate }) =>
  module.exemptable ? (
    <a class="no-print" href={`${urls.concordance}?module=${encodeURIComponent(module.id)}`}>
      {t('catalogue.module.exemptions')}
      <span class="hidden-text"> ({module.title[t.language]})</span>
    </a>
  ) : (
    <Tag>{t('catalogue.module.never-exempt')}</Tag>
  )

const ModuleCard = ({ module, drawing }: { module: Module; drawing: Drawing }) => {
  const { t, programme, catalogue, numbers } = drawing
  return (
    <li class="rung-card todo" id={module.id}>
      <span class="number" aria-hidden="true">
        {numbers.get(module.id)}
      </span>
      <div class="head">
        <h3>{module.title[t.language]}</h3>
      </div>
      <div class="body">
        <p class="soft">{moduleSize(module, programme.unit, t)}</p>
        <Proves module={module} catalogue={catalogue} t={t} />
        <p>
          <ExemptionsLink module={module} t={t} />
        </p>
      </div>
    </li>
  )
}

/** Deep inside a choice a module is a line: frames within frames leave no room on a phone. */
const ModuleLine = ({ module, drawing }: { module: Module; drawing: Drawing }) => {
  const { t, programme, catalogue, numbers } = drawing
  return (
    <li id={module.id}>
      <strong>
        {numbers.get(module.id)} {module.title[t.language]}
      </strong>{' '}
      <span class="soft">{moduleSize(module, programme.unit, t)}</span>
      <Proves module={module} catalogue={catalogue} t={t} />
      <div>
        <ExemptionsLink module={module} t={t} />
      </div>
    </li>
  )
}

/** How many parts one chooses from: those of lines one by one. */
const partsOf = (of: Structure[]): number =>
  of.reduce((sum, part) => sum + (part.kind === 'line' ? part.of.length : 1), 0)

/** What a group of parts asks, in one sentence: `Kies 2 van deze 4`. */
export const ruleOf = (group: Exclude<Structure, { kind: 'module' }>, isRoot: boolean, t: Translate): string => {
  if (group.kind === 'line') return t('catalogue.structure.line', { count: group.of.length })
  if (group.kind === 'some' || group.kind === 'credits') {
    const asks =
      group.kind === 'some'
        ? t('catalogue.structure.some', { count: group.count, all: partsOf(group.of) })
        : group.atMost === undefined
          ? t('catalogue.structure.credits', { atLeast: group.atLeast })
          : t('catalogue.structure.credits.between', { atLeast: group.atLeast, atMost: group.atMost })
    const lines = group.of.filter(({ kind }) => kind === 'line').length
    if (lines === 0) return asks
    return `${asks}${t(group.oneLine ? 'catalogue.structure.one-line' : 'catalogue.structure.mixed')}`
  }
  if (!isRoot) return t('catalogue.structure.all', { count: group.of.length })
  const onlyModules = group.of.every(({ kind }) => kind === 'module')
  return t(onlyModules ? 'catalogue.structure.all-modules' : 'catalogue.structure.all-root', { count: group.of.length })
}

interface PartProps {
  drawing: Drawing
  /** How many groups stand around it. */
  depth: number
}

const framed = 2

const Part = ({ part, drawing, depth }: PartProps & { part: Structure }) => {
  if (part.kind !== 'module')
    return (
      <li class={depth < framed ? 'card' : undefined}>
        {part.title && <h3>{part.title[drawing.t.language]}</h3>}
        {part.kind === 'line' ? (
          <p class="soft">{ruleOf(part, false, drawing.t)}</p>
        ) : (
          <p>
            <strong>{ruleOf(part, false, drawing.t)}</strong>
          </p>
        )}
        <Parts of={part.of} drawing={drawing} depth={depth} />
      </li>
    )
  const module = drawing.catalogue.modules.get(part.module)
  if (!module) return <li>{part.module}</li>
  return depth > framed ? (
    <ModuleLine module={module} drawing={drawing} />
  ) : (
    <ModuleCard module={module} drawing={drawing} />
  )
}

const Parts = ({ of, drawing, depth }: PartProps & { of: Structure[] }) => (
  <ul class={depth < framed ? 'rungs' : undefined}>
    {of.map(part => (
      <Part part={part} drawing={drawing} depth={depth + 1} />
    ))}
  </ul>
)

/** The structure as a list that one reads from top to bottom; what belongs together stands inside one frame. */
export const StructureList = (props: { programme: Programme; catalogue: Catalogue; t: Translate }) => {
  const { structure } = props.programme
  const numbers = new Map(modulesIn(structure).map((id, at) => [id as string, at + 1]))
  const root = structure.kind === 'module' ? { kind: 'all' as const, of: [structure] } : structure
  return (
    <>
      <h2>{ruleOf(root, true, props.t)}</h2>
      <Parts of={root.of} drawing={{ ...props, numbers }} depth={0} />
    </>
  )
}
