import type { Translate } from '../platform/words.ts'
import type { Catalogue, ModuleId, Programme } from './catalogue.ts'

interface RulesProps {
  programme: Programme
  catalogue: Catalogue
  t: Translate
}

const moduleName = (id: ModuleId, { modules }: Catalogue, t: Translate): string =>
  modules.get(id)?.title[t.language] ?? id

/** First this, then that. */
export const OrderRules = ({ programme, catalogue, t }: RulesProps) =>
  programme.order.length === 0 ? null : (
    <section>
      <h2>{t('catalogue.one.order.title')}</h2>
      <ul>
        {programme.order.map(({ before, after }) => (
          <li>
            {t('catalogue.one.order.first', {
              before: moduleName(before, catalogue, t),
              after: moduleName(after, catalogue, t),
            })}
          </li>
        ))}
      </ul>
    </section>
  )

/** These two not together. */
export const Exclusions = ({ programme, catalogue, t }: RulesProps) =>
  (programme.excludes ?? []).length === 0 ? null : (
    <section>
      <h2>{t('catalogue.one.excludes.title')}</h2>
      <ul>
        {programme.excludes?.map(({ one, other }) => (
          <li>
            {t('catalogue.one.excludes.these', {
              one: moduleName(one, catalogue, t),
              other: moduleName(other, catalogue, t),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
