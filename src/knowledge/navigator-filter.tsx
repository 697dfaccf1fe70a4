import type { Translate } from '../platform/words.ts'
import { Field } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import { type Knowledge, sufferers } from './content.ts'
import { choicesOf, countWith, type Facet, facets, fieldOf, mostText, type Search, textField } from './wanted.ts'

interface FilterProps {
  knowledge: Knowledge
  search: Search
  t: Translate
}

/** Each choice says how many practices it gives; what gives none and is not chosen stays out. */
const Options = ({ facet, ids, knowledge, search, t }: FilterProps & { facet: Facet; ids?: string[] }) => (
  <>
    {choicesOf(knowledge, facet)
      .filter(({ id }) => ids === undefined || ids.includes(id))
      .map(choice => ({ ...choice, count: countWith(search, { [facet]: choice.id }) }))
      .filter(({ id, count }) => count > 0 || search.wanted[facet] === id)
      .map(({ id, title, count }) => (
        <option value={id} selected={search.wanted[facet] === id}>
          {t('knowledge.choice', { choice: title, count })}
        </option>
      ))}
  </>
)

const BarrierOptions = (props: FilterProps) => (
  <>
    {sufferers.map(of => (
      <optgroup label={props.t(`knowledge.barriers-of.${of}`)}>
        <Options
          {...props}
          facet="barrier"
          ids={props.knowledge.barriers.filter(barrier => barrier.of === of).map(({ id }) => id)}
        />
      </optgroup>
    ))}
  </>
)

export const NavigatorFilter = (props: FilterProps) => {
  const { search, t } = props
  return (
    <form method="get" action={urls.knowledge} class="card no-print">
      <Field name={textField} label={t('knowledge.search')} hint={t('knowledge.search.hint')}>
        {aria => <input type="search" value={search.wanted.text} maxlength={mostText} {...aria} />}
      </Field>
      <details class="why" open={facets.some(facet => search.wanted[facet] !== null)}>
        <summary>{t('knowledge.more')}</summary>
        <div class="cards">
          {facets.map(facet => (
            <div>
              <Field name={fieldOf[facet]} label={t(`knowledge.facet.${facet}`)}>
                {aria => (
                  <select {...aria}>
                    <option value="">{t('knowledge.any')}</option>
                    {facet === 'barrier' ? <BarrierOptions {...props} /> : <Options {...props} facet={facet} />}
                  </select>
                )}
              </Field>
            </div>
          ))}
        </div>
      </details>
      <div class="buttons">
        <button type="submit" class="main">
          {t('knowledge.show')}
        </button>
      </div>
    </form>
  )
}
