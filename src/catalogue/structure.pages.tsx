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

const ModuleCard = ({ module, drawing }: { module: Module; drawing: Drawing }) => {
  const { t, programme, catalogue, numbers } = drawing
  const title = module.title[t.language]
  return (
    <li class="rung-card todo" id={module.id}>
      <span class="number" aria-hidden="true">
        {numbers.get(module.id)}
      </span>
      <div class="head">
        <h3>{title}</h3>
        {!module.exemptable && <Tag>{t('catalogue.module.never-exempt')}</Tag>}
      </div>
      <div class="body">
        <p class="soft">{moduleSize(module, programme.unit, t)}</p>
        <Proves module={module} catalogue={catalogue} t={t} />
        {module.exemptable && (
          <p class="no-print">
            <a href={`${urls.concordance}?module=${encodeURIComponent(module.id)}`}>
              {t('catalogue.module.exemptions')}
              <span class="hidden-text"> ({title})</span>
            </a>
          </p>
        )}
      </div>
    </li>
  )
}

/** What a group of parts asks, in one sentence: `Kies 2 van deze 4`. */
const ruleOf = (group: Exclude<Structure, { kind: 'module' }>, isRoot: boolean, t: Translate): string => {
  if (group.kind === 'some') return t('catalogue.structure.some', { count: group.count, all: group.of.length })
  if (group.kind === 'credits') return t('catalogue.structure.credits', { atLeast: group.atLeast })
  return t(isRoot ? 'catalogue.structure.all-root' : 'catalogue.structure.all', { count: group.of.length })
}

const Part = ({ part, drawing }: { part: Structure; drawing: Drawing }) => {
  if (part.kind !== 'module')
    return (
      <li class="card">
        <Group group={part} drawing={drawing} />
      </li>
    )
  const module = drawing.catalogue.modules.get(part.module)
  return module ? <ModuleCard module={module} drawing={drawing} /> : <li class="empty">{part.module}</li>
}

const Group = (props: { group: Exclude<Structure, { kind: 'module' }>; drawing: Drawing; isRoot?: boolean }) => {
  const { group, drawing, isRoot = false } = props
  const { t } = drawing
  return (
    <>
      {group.title && <h3>{group.title[t.language]}</h3>}
      <p>
        <strong>{ruleOf(group, isRoot, t)}</strong>
      </p>
      <ul class="rungs">
        {group.of.map(part => (
          <Part part={part} drawing={drawing} />
        ))}
      </ul>
    </>
  )
}

/** The structure as a list that one reads from top to bottom; what belongs together stands inside one frame. */
export const StructureList = (props: { programme: Programme; catalogue: Catalogue; t: Translate }) => {
  const { structure } = props.programme
  const numbers = new Map(modulesIn(structure).map((id, at) => [id as string, at + 1]))
  const root: Structure = structure.kind === 'module' ? { kind: 'all', of: [structure] } : structure
  return <Group group={root} drawing={{ ...props, numbers }} isRoot />
}
