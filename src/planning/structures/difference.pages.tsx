import { type Catalogue, type ModuleId, named, ruleOf } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Group } from './content.ts'
import { type Difference, isSame } from './difference.ts'
import type { Standing } from './standing.ts'
import { partName, sizeFigures } from './structure.pages.tsx'

interface DifferenceProps {
  visit: Visit
  standing: Standing
  difference: Difference
  /** The first day of the version; null: of the draft. */
  from: Day | null
}

const nameOf = (id: ModuleId, { modules }: Catalogue, t: Translate) =>
  named(modules.get(id)?.title ?? {}, id)[t.language]

const Rules = ({
  groups,
  tone,
  standing,
  t,
}: {
  groups: Group[]
  tone: 'done' | 'urgent'
  standing: Standing
  t: Translate
}) =>
  groups.map(group => (
    <li>
      <Tag tone={tone}>{t(tone === 'done' ? 'planning.structures.came' : 'planning.structures.went')}</Tag>{' '}
      {ruleOf(group, false, t)}: {group.of.map(part => partName(part, standing, false, t)).join(', ')}
    </li>
  ))

const Sizes = ({ difference: { size }, t }: { difference: Difference; t: Translate }) => {
  const [from, to] = [sizeFigures(size.from, t), sizeFigures(size.to, t)]
  return (
    <table class="table folds">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('planning.structures.before')}</th>
          <th scope="col">{t('planning.structures.after')}</th>
        </tr>
      </thead>
      <tbody>
        {to.map(({ meaning, value }, at) => (
          <tr>
            <th scope="row">{meaning}</th>
            <td data-label={t('planning.structures.before')}>{from[at]?.value ?? '–'}</td>
            <td data-label={t('planning.structures.after')}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Differences = ({ difference, standing, visit: { t } }: DifferenceProps) => {
  const { catalogue } = standing
  const { modules, rules, order, excludes } = difference
  const tone = { always: 'done', chosen: 'perhaps', gone: 'urgent' } as const
  const pairs = (came: boolean) => ({
    tone: came ? ('done' as const) : ('urgent' as const),
    word: t(came ? 'planning.structures.came' : 'planning.structures.went'),
    order: came ? order.came : order.went,
    excludes: came ? excludes.came : excludes.went,
  })
  return (
    <ul>
      {modules.map(({ module, from, to }) => (
        <li>
          <Tag tone={tone[to]}>{t(`planning.structures.place.${to}`)}</Tag> <b>{nameOf(module, catalogue, t)}</b>{' '}
          <span class="soft">({t('planning.structures.was', { place: t(`planning.structures.place.${from}`) })})</span>
        </li>
      ))}
      <Rules groups={rules.came} tone="done" standing={standing} t={t} />
      <Rules groups={rules.went} tone="urgent" standing={standing} t={t} />
      {[pairs(true), pairs(false)].map(each => (
        <>
          {each.order.map(({ before, after }) => (
            <li>
              <Tag tone={each.tone}>{each.word}</Tag>{' '}
              {t('catalogue.one.order.first', {
                before: nameOf(before, catalogue, t),
                after: nameOf(after, catalogue, t),
              })}
            </li>
          ))}
          {each.excludes.map(({ one, other }) => (
            <li>
              <Tag tone={each.tone}>{each.word}</Tag>{' '}
              {t('catalogue.one.excludes.these', {
                one: nameOf(one, catalogue, t),
                other: nameOf(other, catalogue, t),
              })}
            </li>
          ))}
        </>
      ))}
    </ul>
  )
}

/** What differs for who follows the programme: between a version and the one before, or between what holds and the draft. */
export const DifferencePage = (props: DifferenceProps) => {
  const { visit, standing, difference, from } = props
  const { t } = visit
  const { programme } = standing
  const title = from
    ? t('planning.structures.version', { day: day(from, t.language, 'plain') })
    : t('planning.structures.your-changes')
  return (
    <Page visit={visit} title={title} narrow>
      <p>
        <a href={urls.structure(programme.id)}>{t('planning.structures.of', { title: programme.title })}</a>
      </p>
      <h1>{title}</h1>
      {isSame(difference) ? (
        <Empty>
          <p>{t('planning.structures.no-difference')}</p>
        </Empty>
      ) : (
        <>
          <Differences {...props} />
          <h2>{t('planning.structures.in-figures')}</h2>
          <Sizes difference={difference} t={t} />
        </>
      )}
      <div class="buttons">
        <a class="button main" href={`${urls.structure(programme.id)}#bekend`}>
          {t('planning.structures.back')}
        </a>
      </div>
    </Page>
  )
}
