import { modulesIn, ruleOf, type Structure } from '../../catalogue/index.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, type Problem, Problems } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { everyPart, type Path, partAnchor, partAt, pathText } from './content.ts'
import { type GroupKind, groupKinds } from './edit.ts'
import { modulesToChoose, type Standing, type StructureVisit } from './standing.ts'
import { partName } from './structure.pages.tsx'

/** What was typed about a group. */
export const ruleFields = ['soort', 'aantal', 'minstens', 'hoogstens', 'een-lijn', 'nl', 'en'] as const
export type RuleTyped = Record<(typeof ruleFields)[number], string>

export interface PartPageProps {
  visit: StructureVisit
  standing: Standing
  path: Path
  part: Structure
  typed: RuleTyped
  problems: Problem[]
}

export const typedOf = (part: Structure): RuleTyped => ({
  soort: part.kind,
  aantal: part.kind === 'some' ? String(part.count) : '',
  minstens: part.kind === 'credits' ? String(part.atLeast) : '',
  hoogstens: part.kind === 'credits' && part.atMost !== undefined ? String(part.atMost) : '',
  'een-lijn': (part.kind === 'some' || part.kind === 'credits') && part.oneLine ? 'ja' : '',
  nl: part.kind === 'module' ? '' : (part.title?.nl ?? ''),
  en: part.kind === 'module' ? '' : (part.title?.en ?? ''),
})

const Ground = ({ standing, path }: PartPageProps) => (
  <>
    <input type="hidden" name="seen" value={standing.seen} />
    <input type="hidden" name="pad" value={pathText(path)} />
  </>
)

const aroundOf = ({ standing, path }: PartPageProps): Structure | null =>
  path.length === 0 ? null : partAt(standing.content.structure, path.slice(0, -1))

const isChoice = (part: Structure | null): boolean => part?.kind === 'some' || part?.kind === 'credits'

const Rule = (props: PartPageProps) => {
  const { visit, standing, typed, problems } = props
  const { t } = visit
  const kinds = groupKinds.filter(kind => kind !== 'line' || isChoice(aroundOf(props)))
  const figure = (name: 'aantal' | 'minstens' | 'hoogstens') => (
    <Field name={name} label={t(`planning.structures.field.${name}`)} problems={problems}>
      {aria => <input type="text" inputmode="numeric" class="short" value={typed[name]} {...aria} />}
    </Field>
  )
  return (
    <form class="card" method="post" action={urls.structurePart(standing.programme.id)}>
      <h2>{t('planning.structures.rule')}</h2>
      <Ground {...props} />
      <Choices
        name="soort"
        legend={t('planning.structures.what')}
        options={kinds.map(value => ({
          value,
          label: t(`planning.structures.kind.${value}`),
          hint: t(`planning.structures.kind.${value}.hint`),
        }))}
        chosen={[typed.soort]}
      />
      {figure('aantal')}
      {figure('minstens')}
      {figure('hoogstens')}
      <Choices
        name="een-lijn"
        legend={t('planning.structures.lines')}
        options={[
          { value: 'ja', label: t('planning.structures.one-line'), hint: t('planning.structures.one-line.hint') },
        ]}
        chosen={[typed['een-lijn']]}
        many
      />
      <Field
        name="nl"
        label={t('planning.structures.field.nl')}
        hint={t('planning.structures.field.nl.hint')}
        problems={problems}
      >
        {aria => <input type="text" maxlength={120} value={typed.nl} {...aria} />}
      </Field>
      <Field name="en" label={t('planning.structures.field.en')} problems={problems}>
        {aria => <input type="text" maxlength={120} value={typed.en} {...aria} />}
      </Field>
      <button type="submit" class="main" name="doe" value="regel">
        {t('planning.structures.save')}
      </button>
    </form>
  )
}

const AddModules = (props: PartPageProps) => {
  const { visit, standing } = props
  const { t } = visit
  const within = new Set(modulesIn(standing.content.structure))
  const free = modulesToChoose(standing).filter(({ id }) => !within.has(id))
  return (
    <form class="card" method="post" action={urls.structurePart(standing.programme.id)}>
      <h2>{t('planning.structures.add-modules')}</h2>
      <Ground {...props} />
      {free.length === 0 ? (
        <Empty>
          <p>{t('planning.structures.no-modules')}</p>
        </Empty>
      ) : (
        <>
          <Choices
            name="module"
            legend={t('planning.structures.which-modules')}
            options={free.map(({ id, title, credits }) => ({
              value: id,
              label: title[t.language],
              hint: credits === null ? undefined : t('catalogue.credits', { count: credits }),
            }))}
            chosen={[]}
            many
            inRow
          />
          <button type="submit" name="doe" value="modules">
            {t('planning.structures.add')}
          </button>
        </>
      )}
    </form>
  )
}

const newGroups: Record<GroupKind, 'deel-all' | 'deel-some' | 'deel-credits' | 'deel-line'> = {
  all: 'deel-all',
  some: 'deel-some',
  credits: 'deel-credits',
  line: 'deel-line',
}

const AddGroup = (props: PartPageProps) => {
  const { visit, standing, part } = props
  const { t } = visit
  return (
    <form class="card" method="post" action={urls.structurePart(standing.programme.id)}>
      <h2>{t('planning.structures.add-group')}</h2>
      <Ground {...props} />
      <div class="buttons">
        {groupKinds
          .filter(kind => kind !== 'line' || isChoice(part))
          .map(kind => (
            <button type="submit" name="doe" value={newGroups[kind]}>
              {t(`planning.structures.kind.${kind}`)}
            </button>
          ))}
      </div>
    </form>
  )
}

const groupsFor = ({ standing, path }: PartPageProps, t: Translate) =>
  everyPart(standing.content.structure)
    .filter(each => each.part.kind !== 'module')
    .filter(each => !path.every((place, at) => each.path[at] === place))
    .filter(each => pathText(each.path) !== pathText(path.slice(0, -1)))
    .map(each => ({ value: pathText(each.path), label: partName(each.part, standing, each.path.length === 0, t) }))

const Elsewhere = (props: PartPageProps) => {
  const { visit, standing, problems } = props
  const { t } = visit
  const groups = groupsFor(props, t)
  return (
    <section class="card">
      <h2>{t('planning.structures.elsewhere')}</h2>
      {groups.length > 0 && (
        <form method="post" action={urls.structurePart(standing.programme.id)}>
          <Ground {...props} />
          <Field name="in" label={t('planning.structures.put-in')} problems={problems}>
            {aria => (
              <select {...aria}>
                {groups.map(({ value, label }) => (
                  <option value={value}>{label}</option>
                ))}
              </select>
            )}
          </Field>
          <button type="submit" name="doe" value="zet">
            {t('planning.structures.put')}
          </button>
        </form>
      )}
      <form method="post" action={urls.structurePart(standing.programme.id)}>
        <Ground {...props} />
        <p>{t('planning.structures.take-out.explain')}</p>
        <button type="submit" name="doe" value="weg">
          {t('planning.structures.take-out')}
        </button>
      </form>
    </section>
  )
}

/** One part of a structure, and everything that one can do with it. */
export const PartPage = (props: PartPageProps) => {
  const { visit, standing, part, path, problems } = props
  const { t } = visit
  const title = partName(part, standing, path.length === 0, t)
  return (
    <Page visit={visit} title={title} narrow>
      <p>
        <a href={`${urls.structure(standing.programme.id)}#${partAnchor(path)}`}>
          {t('planning.structures.of', { title: standing.programme.title })}
        </a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{title}</h1>
      {part.kind !== 'module' && (
        <>
          {part.of.length > 0 && (
            <p class="soft">
              {ruleOf(part, path.length === 0, t)}: {part.of.map(each => partName(each, standing, false, t)).join(', ')}
            </p>
          )}
          <Rule {...props} />
          <AddGroup {...props} />
          <AddModules {...props} />
        </>
      )}
      {path.length > 0 && <Elsewhere {...props} />}
    </Page>
  )
}
