import { moduleSize, ruleOf, type Structure } from '../../catalogue/index.ts'
import { day, hours } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Figures, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import type { Finding } from './checks.ts'
import { type Path, partAnchor, pathText } from './content.ts'
import { StructurePicture } from './picture.tsx'
import { PublishCard } from './publish.pages.tsx'
import { Exclusions, Order } from './rules.pages.tsx'
import type { Size } from './size.ts'
import type { Standing } from './standing.ts'
import type { StructurePageProps } from './structure-page.ts'

const between = (
  range: { least: number; most: number } | null,
  say: (figure: number) => string,
  t: Translate,
): string =>
  range === null
    ? '–'
    : range.least === range.most
      ? say(range.least)
      : t('planning.structures.between', { least: say(range.least), most: say(range.most) })

/** How many choices there are, and how large they can be. */
export const sizeFigures = ({ ways, credits, minutes }: Size, t: Translate) => [
  {
    value: ways === null ? t('planning.structures.countless') : String(ways),
    meaning: t('planning.structures.figure.ways', { count: ways ?? 2 }),
  },
  ...(credits && credits.most > 0
    ? [{ value: between(credits, String, t), meaning: t('planning.structures.figure.credits') }]
    : []),
  { value: between(minutes, each => hours(each, t.language), t), meaning: t('planning.structures.figure.hours') },
]

/** What is wrong or odd; each line leads to its place. */
const Findings = ({ findings, t }: { findings: Finding[]; t: Translate }) =>
  findings.length === 0 ? (
    <p>
      <Tag tone="done" icon="check">
        {t('planning.structures.complete')}
      </Tag>
    </p>
  ) : (
    <div class="notice" id="nakijken">
      <h2>{t('planning.structures.look-at', { count: findings.length })}</h2>
      <ul>
        {findings.map(({ path, fault, because }) => (
          <li>
            <Tag tone={fault ? 'urgent' : 'perhaps'}>
              {t(fault ? 'planning.structures.fault' : 'planning.structures.hint')}
            </Tag>{' '}
            {path ? (
              <a href={`#${partAnchor(path)}`}>{t(because.says, because.with ?? {})}</a>
            ) : (
              t(because.says, because.with ?? {})
            )}
            {because.because?.map(reason => (
              <>
                <br />
                {t(reason.says, reason.with ?? {})}
              </>
            ))}
          </li>
        ))}
      </ul>
    </div>
  )

interface PartProps {
  props: StructurePageProps
  part: Structure
  path: Path
  /** How many stand beside it, itself too. */
  beside: number
}

/** What a part is called on the page. */
export const partName = (
  part: Structure,
  { catalogue }: Pick<Standing, 'catalogue'>,
  isRoot: boolean,
  t: Translate,
) => {
  if (part.kind === 'module') return catalogue.modules.get(part.module)?.title[t.language] ?? part.module
  const rule = ruleOf(part, isRoot, t)
  const title = part.title?.[t.language]
  return title ? `${title}: ${rule}` : rule
}

const Tools = ({ props, part, path, beside }: PartProps) => {
  const { t } = props.visit
  const { standing } = props
  const at = path.at(-1)
  const name = partName(part, standing, path.length === 0, t)
  const place = `${urls.structurePart(standing.programme.id)}?pad=${pathText(path)}`
  return (
    <div class="tools no-print">
      {at !== undefined && beside > 1 && (
        <form method="post" action={urls.structurePart(standing.programme.id)} class="tools">
          <input type="hidden" name="seen" value={standing.seen} />
          <input type="hidden" name="pad" value={pathText(path)} />
          {at > 0 && (
            <button type="submit" name="doe" value="op">
              ↑<span class="hidden-text"> {t('planning.structures.up', { part: name })}</span>
            </button>
          )}
          {at < beside - 1 && (
            <button type="submit" name="doe" value="neer">
              ↓<span class="hidden-text"> {t('planning.structures.down', { part: name })}</span>
            </button>
          )}
        </form>
      )}
      <a href={place}>
        {t('planning.structures.change')}
        <span class="hidden-text">: {name}</span>
      </a>
    </div>
  )
}

const Part = (given: PartProps) => {
  const { props, part, path } = given
  const { standing, visit, findings } = props
  const { t } = visit
  const wrong = findings.some(each => each.path && pathText(each.path) === pathText(path))
  const mark = wrong && <Tag tone="urgent">{t('planning.structures.look-here')}</Tag>
  if (part.kind === 'module') {
    const module = standing.catalogue.modules.get(part.module)
    return (
      <li id={partAnchor(path)} class="part">
        <p>
          <strong>{module?.title[t.language] ?? part.module}</strong> {mark}
          {module && <span class="soft"> {moduleSize(module, standing.programme.unit, t)}</span>}
        </p>
        <Tools {...given} />
      </li>
    )
  }
  return (
    <li id={partAnchor(path)}>
      <div class="part">
        <p>
          {part.title && (
            <>
              <strong>{part.title[t.language]}</strong>
              <br />
            </>
          )}
          {ruleOf(part, path.length === 0, t)} {mark}
        </p>
        <Tools {...given} />
      </div>
      {part.of.length > 0 && (
        <ul class="structure-parts">
          {part.of.map((each, place) => (
            <Part props={props} part={each} path={[...path, place]} beside={part.of.length} />
          ))}
        </ul>
      )}
    </li>
  )
}

const UnderChange = ({ props }: { props: StructurePageProps }) => {
  const { visit, standing } = props
  const { t } = visit
  const { draft, programme, seen } = standing
  if (!draft) return <p class="soft">{t('planning.structures.no-draft')}</p>
  return (
    <div class="buttons">
      <a class="button main" href={urls.structureDifference(programme.id)}>
        {t('planning.structures.see-difference')}
      </a>
      <form method="post" action={urls.undoStructure(programme.id)}>
        <input type="hidden" name="seen" value={seen} />
        <button type="submit">{t('planning.structures.undo')}</button>
      </form>
      <form method="post" action={urls.dropStructure(programme.id)}>
        <input type="hidden" name="seen" value={seen} />
        <button type="submit" class="quiet">
          {t('planning.structures.drop')}
        </button>
      </form>
    </div>
  )
}

const Versions = ({ visit: { t }, standing }: { visit: Visit; standing: Standing }) => (
  <section>
    <h2>{t('planning.structures.versions')}</h2>
    <ul>
      {standing.versions.map(({ id, validFrom, by }) => (
        <li>
          <a href={`${urls.structureDifference(standing.programme.id)}?versie=${id}`}>
            {t('planning.structures.version', { day: day(validFrom, t.language, 'plain') })}
          </a>{' '}
          <span class="soft">{t('planning.structures.by', { by: by || t('planning.structures.erased') })}</span>
        </li>
      ))}
      <li>{t('planning.structures.first-version')}</li>
    </ul>
  </section>
)

/** One structure: as a picture and a list, what is wrong with it, and everything that changes it. */
export const StructurePage = (props: StructurePageProps) => {
  const { visit, standing, findings, size, problems, markOf } = props
  const { t } = visit
  const { programme, content, catalogue } = standing
  const title = t('planning.structures.of', { title: programme.title })
  return (
    <Page visit={visit} title={title}>
      <p class="no-print">
        <a href={urls.structures}>{t('planning.structures.title')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{title}</h1>
      <Figures figures={sizeFigures(size, t)} />
      <UnderChange props={props} />
      <Findings findings={findings} t={t} />
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
        <div>
          <h2>{t('planning.structures.parts')}</h2>
          <ul class="structure-parts whole">
            <Part props={props} part={content.structure} path={[]} beside={1} />
          </ul>
          <Order {...props} />
          <Exclusions {...props} />
        </div>
        <div class="rungs">
          <PublishCard {...props} />
          <Versions visit={visit} standing={standing} />
        </div>
      </div>
    </Page>
  )
}
