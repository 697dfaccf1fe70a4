import type { Visit } from '../platform/visit.ts'
import { Choices, Field, type Option, type Problem } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import type { Catalogue, ProviderId } from './catalogue.ts'
import { countWith, forms, moments, orders, type Search, type Wanted } from './filter.ts'
import { goalsOf, providersOf } from './goals.ts'
import { type Asked, distances, fieldOf, kmField, orderField } from './wanted.ts'

interface FilterProps {
  visit: Visit
  catalogue: Catalogue
  search: Search
  asked: Asked
}

/** Each choice says how many programmes it gives; what gives none and is not chosen stays out. */
const offering = <Value extends string | number | boolean>(
  search: Search,
  values: readonly Value[],
  chosen: readonly Value[],
  instead: (value: Value) => Partial<Wanted>,
) =>
  values
    .map(value => ({ value, count: countWith(search, instead(value)) }))
    .filter(({ value, count }) => count > 0 || chosen.includes(value))

const Group = (props: { name: string; legend: string; options: Option[]; chosen: readonly string[] }) =>
  props.options.length === 0 ? null : <Choices many {...props} />

export const ProgrammesFilter = ({ visit: { t, today }, catalogue, search, asked }: FilterProps) => {
  const { wanted, order, wrong, typed } = asked
  const problems: Problem[] = wrong.map(wish => ({ field: fieldOf[wish], text: t(`catalogue.wrong.${wish}`) }))
  const choice = (name: string, count: number) => t('catalogue.list.choice', { choice: name, count })
  const goals = goalsOf(search.all, catalogue, t.language)
  const levels = [...new Set(search.all.flatMap(({ awards }) => awards.level ?? []))].sort()
  const goalOptions = (ids: { id: string; name: string }[]) =>
    ids
      .map(({ id, name }) => ({ id, name, count: countWith(search, { goal: id }) }))
      .filter(({ id, count }) => count > 0 || wanted.goal === id)
      .map(({ id, name, count }) => (
        <option value={id} selected={wanted.goal === id}>
          {choice(name, count)}
        </option>
      ))
  const formOptions: Option[] = offering(search, forms, wanted.forms, form => ({ forms: [form] })).map(
    ({ value, count }) => ({ value, label: choice(t(`catalogue.form.${value}`), count) }),
  )
  const momentOptions: Option[] = offering(search, moments, wanted.moments, moment => ({ moments: [moment] })).map(
    ({ value, count }) => ({ value, label: choice(t(`catalogue.moment.${value}`), count) }),
  )
  const levelOptions: Option[] = offering(search, levels, wanted.levels, level => ({ levels: [level] })).map(
    ({ value, count }) => ({ value: String(value), label: choice(t('catalogue.level', { level: value }), count) }),
  )
  const shortageOptions: Option[] = offering(search, [true], wanted.shortage ? [true] : [], () => ({
    shortage: true,
  })).map(({ count }) => ({ value: '1', label: choice(t('catalogue.shortage'), count) }))
  return (
    <form method="get" action={urls.programmes} class="card no-print">
      <Field name={fieldOf.text} label={t('catalogue.list.search')} hint={t('catalogue.list.search.hint')}>
        {aria => <input type="search" value={wanted.text} maxlength={150} {...aria} />}
      </Field>
      <details class="why" open={wrong.length > 0}>
        <summary>{t('catalogue.list.more')}</summary>
        <div class="cards">
          <div>
            <Field name={fieldOf.goal} label={t('catalogue.wish.goal')}>
              {aria => (
                <select {...aria}>
                  <option value="">{t('catalogue.list.any')}</option>
                  <optgroup label={t('catalogue.list.ladders')}>{goalOptions(goals.ladders)}</optgroup>
                  <optgroup label={t('catalogue.list.qualifications')}>{goalOptions(goals.qualifications)}</optgroup>
                </select>
              )}
            </Field>
            <Field name={fieldOf.provider} label={t('catalogue.wish.provider')}>
              {aria => (
                <select {...aria}>
                  <option value="">{t('catalogue.list.any')}</option>
                  {providersOf(search.all)
                    .map(({ id, name }) => ({ id, name, count: countWith(search, { provider: id as ProviderId }) }))
                    .filter(({ id, count }) => count > 0 || wanted.provider === id)
                    .map(({ id, name, count }) => (
                      <option value={id} selected={wanted.provider === id}>
                        {choice(name, count)}
                      </option>
                    ))}
                </select>
              )}
            </Field>
            <Field
              name={fieldOf.maxPrice}
              label={t('catalogue.wish.maxPrice')}
              hint={t('catalogue.wish.maxPrice.hint')}
              problems={problems}
            >
              {aria => <input type="text" inputmode="decimal" value={typed.maxPrice} {...aria} />}
            </Field>
          </div>
          <div>
            <Group
              name={fieldOf.forms}
              legend={t('catalogue.wish.forms')}
              options={formOptions}
              chosen={wanted.forms}
            />
          </div>
          <div>
            <Group
              name={fieldOf.moments}
              legend={t('catalogue.wish.moments')}
              options={momentOptions}
              chosen={wanted.moments}
            />
            <Field name={fieldOf.startsBefore} label={t('catalogue.wish.startsBefore')} problems={problems}>
              {aria => <input type="date" min={today} value={typed.startsBefore} {...aria} />}
            </Field>
            <Group
              name={fieldOf.shortage}
              legend={t('catalogue.wish.shortage')}
              options={shortageOptions}
              chosen={wanted.shortage ? ['1'] : []}
            />
          </div>
          <div>
            <Field
              name={fieldOf.near}
              label={t('catalogue.wish.near')}
              hint={t('catalogue.wish.near.hint')}
              problems={problems}
            >
              {aria => (
                <input type="text" class="short" inputmode="numeric" maxlength={4} value={typed.near} {...aria} />
              )}
            </Field>
            <Field name={kmField} label={t('catalogue.wish.km')}>
              {aria => (
                <select {...aria}>
                  {distances.map(km => (
                    <option value={String(km)} selected={km === (wanted.near?.km ?? 25)}>
                      {t('catalogue.km', { km })}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
          <div>
            <Group
              name={fieldOf.levels}
              legend={t('catalogue.wish.levels')}
              options={levelOptions}
              chosen={wanted.levels.map(String)}
            />
          </div>
          <div>
            <Field name={orderField} label={t('catalogue.order')}>
              {aria => (
                <select {...aria}>
                  {orders
                    .filter(each => each !== 'near' || wanted.near)
                    .map(each => (
                      <option value={each} selected={order === each}>
                        {t(`catalogue.order.${each}`)}
                      </option>
                    ))}
                </select>
              )}
            </Field>
          </div>
        </div>
      </details>
      <div class="buttons">
        <button type="submit" class="main">
          {t('catalogue.list.show')}
        </button>
      </div>
    </form>
  )
}
