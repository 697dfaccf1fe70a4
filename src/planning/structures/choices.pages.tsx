import {
  type Catalogue,
  type Listed,
  moduleSize,
  type Programme,
  ruleOf,
  type Structure,
} from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import { day, hours } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { Page } from '../../ui/page.tsx'
import { Field, Figures, Tag } from '../../ui/pieces.tsx'
import { Why } from '../../ui/why.tsx'
import { urls } from '../../urls.ts'
import { type Content, type Path, pathText } from './content.ts'
import type { Counted } from './counts-later.ts'
import { type marksIn, StructurePicture } from './picture.tsx'
import type { Size } from './size.ts'
import { sizeFigures } from './structure.pages.tsx'
import type { Tried } from './try-choice.ts'

export interface ChoicesProps {
  visit: Visit
  programme: Programme
  provider: Listed['provider']
  awards: Listed['awards']
  catalogue: Catalogue
  content: Content
  tried: Tried
  size: Size
  markOf: ReturnType<typeof marksIn>
  /** The day on which one begins; null: there is only one version. */
  begins: Day | null
  later: Counted[]
}

const titleIn = (id: string, { modules }: Catalogue, t: Translate): string =>
  modules.get(id as never)?.title[t.language] ?? id

const Part = ({ props, part, path }: { props: ChoicesProps; part: Structure; path: Path }) => {
  const { visit, catalogue, programme, tried } = props
  const { t } = visit
  if (part.kind === 'module') {
    const module = catalogue.modules.get(part.module)
    return (
      <li>
        <label class="choice">
          <input type="checkbox" name="m" value={part.module} checked={tried.ticked.includes(part.module)} />
          <span>
            {titleIn(part.module, catalogue, t)}
            {module && <span class="soft"> {moduleSize(module, programme.unit, t)}</span>}
          </span>
        </label>
      </li>
    )
  }
  const progress = tried.groups.get(pathText(path))
  const word = part.kind === 'credits' ? 'planning.structures.so-far.credits' : 'planning.structures.so-far'
  return (
    <li>
      <fieldset>
        <legend>
          {part.title && `${part.title[t.language]}: `}
          {ruleOf(part, path.length === 0, t)}
        </legend>
        {progress && (
          <p class="soft">
            {t(word, { has: progress.has, asks: progress.asks })}{' '}
            {progress.has >= progress.asks && <Tag tone="done">{t('planning.structures.enough')}</Tag>}
          </p>
        )}
        <ul class="structure-parts">
          {part.of.map((each, at) => (
            <Part props={props} part={each} path={[...path, at]} />
          ))}
        </ul>
      </fieldset>
    </li>
  )
}

const names = (ids: readonly string[], { catalogue, visit: { t } }: ChoicesProps): string =>
  ids.map(id => titleIn(id, catalogue, t)).join(', ')

const sumOf = (ids: readonly string[], { catalogue }: ChoicesProps, of: 'credits' | 'minutes'): number =>
  ids
    .flatMap(id => catalogue.modules.get(id as never) ?? [])
    .reduce(
      (sum, each) => sum + (of === 'credits' ? (each.credits ?? 0) : each.contact + each.distance + each.workplace),
      0,
    )

/** What the ticks come to: a certificate, or what is still to choose. */
const Result = (props: ChoicesProps) => {
  const { visit, tried, awards, programme, begins } = props
  const { t } = visit
  const credits = sumOf(tried.ticked, props, 'credits')
  const goal = { nl: awards.title.nl ?? awards.title.en ?? '', en: awards.title.en ?? awards.title.nl ?? '' }
  const filled = new URLSearchParams([
    ...[...tried.counts, ...tried.missing].map((id): [string, string] => ['m', id]),
    ...(begins ? [['begin', begins] satisfies [string, string]] : []),
  ])
  return (
    <section class="card" id="uitkomst" aria-live="polite">
      <h2>{t('planning.structures.your-choice')}</h2>
      {tried.ticked.length === 0 ? (
        <p>{t('planning.structures.nothing-ticked')}</p>
      ) : (
        <p>
          {t('planning.structures.ticked', { count: tried.ticked.length })}
          {credits > 0 && `, ${t('catalogue.credits', { count: credits })}`}
          {`, ${hours(sumOf(tried.ticked, props, 'minutes'), t.language)}`}
        </p>
      )}
      {tried.clashes.map(({ one, other }) => (
        <p>
          <Tag tone="urgent">{t('planning.structures.not-together')}</Tag> {names([one, other], props)}
        </p>
      ))}
      {tried.done ? (
        <p class="flag-line">
          <Icon name="flag" /> <strong>{t('planning.structures.gives', { goal })}</strong>
        </p>
      ) : (
        tried.missing.length > 0 && (
          <>
            <p>
              {t('planning.structures.still', { count: tried.missing.length })} {names(tried.missing, props)}
            </p>
            <p class="no-print">
              <a href={`${urls.choices(programme.id)}?${filled}#uitkomst`}>{t('planning.structures.fill-in')}</a>
            </p>
          </>
        )
      )}
      {tried.stops.map(stop => (
        <p class="flag-line">
          <Icon name="flag" /> {t('planning.structures.on-the-way', { stop: stop.title })}
        </p>
      ))}
      {tried.spare.length > 0 && (
        <p class="soft">
          {t('planning.structures.spare')} {names(tried.spare, props)}
        </p>
      )}
    </section>
  )
}

const Later = (props: ChoicesProps) => {
  const { visit, later, tried } = props
  const { t } = visit
  return (
    <section id="later">
      <h2>{t('planning.structures.later')}</h2>
      {later.length === 0 ? (
        <p>{t('planning.structures.later.none')}</p>
      ) : (
        <>
          <p>{t(tried.ticked.length === 0 ? 'planning.structures.later.all' : 'planning.structures.later.ticked')}</p>
          <ul class="cards">
            {later.map(({ programme, provider, credits, minutes, of, modules }) => {
              const sure = modules.filter(({ how }) => how === 'sure')
              const perhaps = modules.filter(({ how }) => how === 'perhaps')
              return (
                <li class="card">
                  <h3>
                    <a href={urls.programme(programme.id)}>{programme.title[t.language]}</a>
                  </h3>
                  <p class="soft">{provider.name}</p>
                  {sure.length > 0 && (
                    <p>
                      <strong>
                        {credits > 0
                          ? t('planning.structures.later.credits', { credits, of })
                          : t('planning.structures.later.hours', { hours: hours(minutes, t.language) })}
                      </strong>
                      <br />
                      {sure.map(({ module }) => module.title[t.language]).join(', ')}
                    </p>
                  )}
                  {perhaps.length > 0 && (
                    <p>
                      <Tag tone="perhaps">{t('planning.structures.later.perhaps')}</Tag>{' '}
                      {perhaps.map(({ module }) => module.title[t.language]).join(', ')}
                    </p>
                  )}
                  <Why
                    reasons={modules.map(({ module, because }) => ({
                      says: 'planning.structures.counts.module',
                      with: { module: module.title },
                      because,
                    }))}
                    of={programme.title[t.language]}
                    t={t}
                  />
                </li>
              )
            })}
          </ul>
        </>
      )}
    </section>
  )
}

/** A structure to try: tick what one would take, and see what it comes to. */
export const ChoicesPage = (props: ChoicesProps) => {
  const { visit, programme, provider, catalogue, content, size, markOf, begins } = props
  const { t } = visit
  const title = t('planning.structures.try', { title: programme.title })
  return (
    <Page visit={visit} title={title}>
      <p class="no-print">
        <a href={urls.programme(programme.id)}>
          {programme.title[t.language]}, {provider.name}
        </a>
      </p>
      <h1>{title}</h1>
      <Figures figures={sizeFigures(size, t)} />
      <div class="structure-page">
        <div class="card">
          <StructurePicture
            content={content}
            catalogue={catalogue}
            markOf={markOf}
            t={t}
            says={t('planning.structures.picture', { title: programme.title, ways: size.ways ?? 0 })}
          />
        </div>
        <form method="get" action={`${urls.choices(programme.id)}#uitkomst`}>
          {begins && (
            <Field name="begin" label={t('planning.structures.begin')} hint={t('planning.structures.begin.hint')}>
              {aria => <input type="date" value={begins} {...aria} />}
            </Field>
          )}
          <ul class="structure-parts whole">
            <Part props={props} part={content.structure} path={[]} />
          </ul>
          {content.excludes.length > 0 && (
            <>
              <h2>{t('planning.structures.exclusions')}</h2>
              <ul>
                {content.excludes.map(({ one, other }) => (
                  <li>
                    {t('catalogue.one.excludes.these', {
                      one: titleIn(one, catalogue, t),
                      other: titleIn(other, catalogue, t),
                    })}
                  </li>
                ))}
              </ul>
            </>
          )}
          <div class="buttons no-print">
            <button type="submit" class="main">
              {t('planning.structures.look')}
            </button>
          </div>
        </form>
        <div class="rungs">
          <Result {...props} />
          {begins && (
            <p class="soft">{t('planning.structures.holds-for', { day: day(begins, t.language, 'plain') })}</p>
          )}
        </div>
      </div>
      <Later {...props} />
    </Page>
  )
}
