import { day } from '../platform/show.ts'
import type { Visit } from '../platform/visit.ts'
import type { Translate } from '../platform/words.ts'
import { Ladder as LadderPicture } from '../ui/ladder.tsx'
import { Page } from '../ui/page.tsx'
import { Empty, Figures, Tag } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import type { Catalogue, Competence, Ladder, Qualification } from './catalogue.ts'
import { MakeLadder, Marks, Name, OriginTag, SourceLine } from './facts.tsx'
import { named } from './label.ts'
import { listedOn } from './listed.ts'
import { ProgrammesTable } from './programmes-table.tsx'

interface OneProps {
  visit: Visit
  qualification: Qualification
  catalogue: Catalogue
}

const titleOf = ({ title, id }: Qualification, t: Translate): string => named(title, id)[t.language]

/** `geldig van 1 sep 2024 tot en met 31 aug 2026`. */
const validity = ({ validFrom, validTo }: Qualification, t: Translate): string =>
  t('catalogue.valid', {
    from: validFrom ? day(validFrom, t.language, 'short') : 'none',
    to: validTo ? day(validTo, t.language, 'short') : 'none',
  })

/** All versions of the same qualification, newest first. */
const versionsOf = ({ series }: Qualification, { qualifications }: Catalogue): Qualification[] =>
  [...qualifications.values()].filter(each => each.series === series).sort((a, b) => b.version - a.version)

const Competences = ({ qualification, catalogue, visit: { t } }: OneProps) => {
  const competences = qualification.competences.flatMap(id => catalogue.competences.get(id) ?? [])
  const kinds: Competence['kind'][] = ['technical', 'generic', 'language']
  return (
    <section>
      <h2>{t('catalogue.qualification.competences.title')}</h2>
      {competences.length === 0 && <p>{t('catalogue.qualification.competences.none')}</p>}
      {kinds.map(kind => {
        const own = competences.filter(competence => competence.kind === kind)
        return own.length === 0 ? null : (
          <>
            <h3>{t(`catalogue.qualification.competences.${kind}`)}</h3>
            <ul>
              {own.map(({ label, id }) => (
                <li>
                  <Name of={label} otherwise={id} t={t} />
                </li>
              ))}
            </ul>
          </>
        )
      })}
    </section>
  )
}

const Attests = ({ qualification: { attests }, visit: { t } }: OneProps) =>
  attests.length === 0 ? null : (
    <section>
      <h2>{t('catalogue.qualification.attests.title')}</h2>
      <ul>
        {attests.map(({ title, kind }) => (
          <li>
            {title} <span class="soft">({kind})</span>
          </li>
        ))}
      </ul>
    </section>
  )

const QualificationLink = ({ of, t }: { of: Qualification; t: Translate }) => (
  <>
    <a href={urls.qualification(of.id)}>
      <Name of={of.title} otherwise={of.id} t={t} />
    </a>{' '}
    <Marks of={of} t={t} />
  </>
)

const Parts = ({ qualification, catalogue, visit: { t } }: OneProps) => {
  const whole = qualification.partOf ? catalogue.qualifications.get(qualification.partOf) : undefined
  const parts = [...catalogue.qualifications.values()].filter(({ partOf }) => partOf === qualification.id)
  if (!whole && parts.length === 0) return null
  return (
    <section>
      <h2>{t('catalogue.qualification.parts.title')}</h2>
      {whole && (
        <p>
          {t('catalogue.qualification.part-of', { title: titleOf(whole, t) })} <QualificationLink of={whole} t={t} />
        </p>
      )}
      {parts.length > 0 && (
        <>
          <p>{t('catalogue.qualification.parts.intro')}</p>
          <ul>
            {parts.map(part => (
              <li>
                <QualificationLink of={part} t={t} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const OnLadder = ({ ladder, visit: { t }, qualification, catalogue }: OneProps & { ladder: Ladder }) => {
  const steps = ladder.steps.flatMap(id => catalogue.qualifications.get(id) ?? [])
  const here = steps.findIndex(({ series }) => series === qualification.series) + 1
  const says = t('catalogue.qualification.ladder.says', {
    ladder: ladder.title,
    count: steps.length,
    title: titleOf(qualification, t),
    at: here,
  })
  return (
    <section class="card route-card">
      <div class="route-card-picture">
        <LadderPicture
          says={says}
          steps={steps.flatMap((_, at) => [
            {
              kind: 'rung' as const,
              state: 'todo' as const,
              label: at + 1 === here ? t('catalogue.qualification.ladder.here', { at: here }) : String(at + 1),
            },
            ...(at + 1 < steps.length ? [{ kind: 'flag' as const }] : []),
          ])}
        />
      </div>
      <div>
        <h2>{t('catalogue.qualification.ladder.title', { ladder: ladder.title })}</h2>
        <p>{says}</p>
        <ol reversed>
          {steps.toReversed().map((step, at) => (
            <li>
              <QualificationLink of={step} t={t} />{' '}
              {steps.length - at === here && <Tag tone="done">{t('catalogue.qualification.ladder.this')}</Tag>}
              {step.value && <p class="soft">{step.value[t.language]}</p>}
            </li>
          ))}
        </ol>
        <p>
          <a class="button no-print" href={`${urls.ladderOf(ladder.id)}?doel=${qualification.id}`}>
            {t('catalogue.qualification.ladder.whole')}
          </a>
        </p>
        <p class="soft small">
          <SourceLine source={ladder.source} t={t} /> <OriginTag origin={ladder.origin} t={t} />
        </p>
      </div>
    </section>
  )
}

const Programmes = ({ visit: { t }, hits }: { visit: Visit; hits: Parameters<typeof ProgrammesTable>[0]['hits'] }) => {
  const title = t('catalogue.qualification.programmes.title')
  return (
    <section>
      <h2>{title}</h2>
      {hits.length === 0 ? (
        <Empty>
          <p>{t('catalogue.qualification.programmes.none')}</p>
        </Empty>
      ) : (
        <ProgrammesTable hits={hits} says={title} t={t} />
      )}
    </section>
  )
}

const Versions = ({ qualification, catalogue, visit: { t } }: OneProps) => {
  const versions = versionsOf(qualification, catalogue)
  return (
    <section>
      <h2>{t('catalogue.qualification.versions.title')}</h2>
      <ul>
        {versions.map(version => {
          const name = t('catalogue.qualification.version', { version: version.version })
          return (
            <li>
              {version.id === qualification.id ? (
                <strong>
                  {name} ({t('catalogue.qualification.version.this')})
                </strong>
              ) : (
                <a href={urls.qualification(version.id)}>{name}</a>
              )}
              , {validity(version, t)}. <SourceLine source={version.source} t={t} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

export const QualificationPage = (props: OneProps) => {
  const { visit, qualification, catalogue } = props
  const { t, today } = visit
  const title = titleOf(qualification, t)
  const hits = listedOn(catalogue, today)
    .filter(({ awards }) => awards.series === qualification.series)
    .map(listed => ({ listed, offers: listed.offers, km: null, through: [] }))
  const [newest] = versionsOf(qualification, catalogue)
  const onLadders = catalogue.ladders.filter(({ steps }) =>
    steps.some(id => catalogue.qualifications.get(id)?.series === qualification.series),
  )
  const { level, competences, shortage } = qualification
  return (
    <Page visit={visit} title={title}>
      <h1>
        <Name of={qualification.title} otherwise={qualification.id} t={t} />
      </h1>
      <p>
        {t(`catalogue.kind.${qualification.kind}`)} · {qualification.id} <Marks of={qualification} t={t} />{' '}
        <OriginTag origin={qualification.origin} t={t} />
      </p>
      {newest && newest.id !== qualification.id && (
        <div class="notice">
          <p>
            {t('catalogue.qualification.replaced', { title: titleOf(newest, t) })}{' '}
            <a href={urls.qualification(newest.id)}>{newest.id}</a>
          </p>
        </div>
      )}
      {qualification.value && <p>{qualification.value[t.language]}</p>}
      {shortage && (
        <p>{t('catalogue.qualification.shortage', { year: String(shortage.year), title: shortage.title })}</p>
      )}
      <Figures
        figures={[
          ...(level === null ? [] : [{ value: String(level), meaning: t('catalogue.qualification.figure.level') }]),
          ...(competences.length === 0
            ? []
            : [
                {
                  value: String(competences.length),
                  meaning: t('catalogue.qualification.figure.competences', { count: competences.length }),
                },
              ]),
          {
            value: String(hits.length),
            meaning: t('catalogue.qualification.figure.programmes', { count: hits.length }),
          },
        ]}
      />
      <div class="buttons">
        <MakeLadder to={qualification.id} t={t} />
      </div>
      {onLadders.map(ladder => (
        <OnLadder {...props} ladder={ladder} />
      ))}
      <Programmes visit={visit} hits={hits} />
      <Competences {...props} />
      <Attests {...props} />
      <Parts {...props} />
      <Versions {...props} />
    </Page>
  )
}
