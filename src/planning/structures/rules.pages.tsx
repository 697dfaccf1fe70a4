import { type ModuleId, modulesIn } from '../../catalogue/index.ts'
import type { Translate } from '../../platform/words.ts'
import { Field } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Standing } from './standing.ts'
import type { StructurePageProps } from './structure-page.ts'

const titleOf = (id: ModuleId, { catalogue }: Standing, t: Translate): string =>
  catalogue.modules.get(id)?.title[t.language] ?? id

const ModuleField = ({
  props,
  name,
  value,
  label,
}: {
  props: StructurePageProps
  name: string
  value: string
  label: string
}) => {
  const { standing, problems, visit } = props
  const { t } = visit
  return (
    <Field name={name} label={label} problems={problems}>
      {aria => (
        <select {...aria}>
          <option value="">{t('planning.structures.choose-module')}</option>
          {[...new Set(modulesIn(standing.content.structure))].map(id => (
            <option value={id} selected={id === value}>
              {titleOf(id, standing, t)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

const Drop = ({ props, what, at, says }: { props: StructurePageProps; what: string; at: number; says: string }) => (
  <form method="post" action={urls.structurePart(props.standing.programme.id)} class="no-print">
    <input type="hidden" name="seen" value={props.standing.seen} />
    <input type="hidden" name="plaats" value={at} />
    <button type="submit" class="quiet" name="doe" value={what}>
      {props.visit.t('planning.structures.drop-rule')}
      <span class="hidden-text">: {says}</span>
    </button>
  </form>
)

/** First this, then that. */
export const Order = (props: StructurePageProps) => {
  const { standing, visit, typed } = props
  const { t } = visit
  return (
    <section id="volgorde">
      <h2>{t('planning.structures.order')}</h2>
      <ul>
        {standing.content.order.map(({ before, after }, at) => {
          const says = t('catalogue.one.order.first', {
            before: titleOf(before, standing, t),
            after: titleOf(after, standing, t),
          })
          return (
            <li>
              {says}
              <Drop props={props} what="volgorde-weg" at={at} says={says} />
            </li>
          )
        })}
      </ul>
      <details class="why no-print" open={typed.before !== ''}>
        <summary>{t('planning.structures.add-order')}</summary>
        <form method="post" action={urls.structurePart(standing.programme.id)}>
          <input type="hidden" name="seen" value={standing.seen} />
          <ModuleField props={props} name="eerst" value={typed.before} label={t('planning.structures.first')} />
          <ModuleField props={props} name="dan" value={typed.after} label={t('planning.structures.then')} />
          <button type="submit" name="doe" value="volgorde">
            {t('planning.structures.add')}
          </button>
        </form>
      </details>
    </section>
  )
}

/** These two not together. */
export const Exclusions = (props: StructurePageProps) => {
  const { standing, visit, typed } = props
  const { t } = visit
  return (
    <section id="niet-samen">
      <h2>{t('planning.structures.exclusions')}</h2>
      <ul>
        {standing.content.excludes.map(({ one, other }, at) => {
          const says = t('catalogue.one.excludes.these', {
            one: titleOf(one, standing, t),
            other: titleOf(other, standing, t),
          })
          return (
            <li>
              {says}
              <Drop props={props} what="niet-samen-weg" at={at} says={says} />
            </li>
          )
        })}
      </ul>
      <details class="why no-print" open={typed.one !== ''}>
        <summary>{t('planning.structures.add-exclusion')}</summary>
        <form method="post" action={urls.structurePart(standing.programme.id)}>
          <input type="hidden" name="seen" value={standing.seen} />
          <ModuleField props={props} name="een" value={typed.one} label={t('planning.structures.one')} />
          <ModuleField props={props} name="ander" value={typed.other} label={t('planning.structures.other')} />
          <button type="submit" name="doe" value="niet-samen">
            {t('planning.structures.add')}
          </button>
        </form>
      </details>
    </section>
  )
}
