import { day } from '../../platform/show.ts'
import type { Visit } from '../../platform/visit.ts'
import type { Translate, Word } from '../../platform/words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { conditionOf, sayValue } from './condition.ts'
import { LawOf } from './give-and-get.tsx'
import type { SetMember, Standard } from './set.store.ts'
import type { ConditionSet, SetVersion } from './set.ts'

export const datesOf = ({ validFrom, validTo }: Pick<SetVersion, 'validFrom' | 'validTo'>, t: Translate): string =>
  validTo
    ? t('planning.sets.from-to', { from: validFrom, to: validTo })
    : t('planning.sets.from', { from: day(validFrom, t.language, 'plain') })

/** The sets that hold today, for anybody. */
export const SetsPage = (props: { visit: Visit; standards: Standard[]; members: SetMember[]; keeps: boolean }) => {
  const { visit, standards, members, keeps } = props
  const { t } = visit
  return (
    <Page visit={visit} title={t('planning.sets.title')} narrow>
      <h1>{t('planning.sets.title')}</h1>
      <p>{t('planning.sets.explain')}</p>
      {standards.length === 0 ? (
        <Empty>
          <p>{t('planning.sets.none')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {standards.map(({ set, version }) => (
            <li>
              <a class="card" href={urls.conditionSet(set.id)}>
                <h2>{set.name}</h2>
                <p>{set.keeper}</p>
                <p class="soft">
                  {t('planning.sets.version', { number: version.number })}, {datesOf(version, t)}.{' '}
                  {t('planning.sets.employers', { count: members.filter(({ setId }) => setId === set.id).length })}
                </p>
              </a>
            </li>
          ))}
        </ul>
      )}
      <div class="buttons">
        {keeps && (
          <a class="button main" href={urls.keepSets}>
            {t('planning.sets.keep')}
          </a>
        )}
        <a class="button" href={urls.agreements}>
          {t('planning.agreement.list')}
        </a>
      </div>
    </Page>
  )
}

/** What a version says, condition by condition. */
export const SetConditions = ({ version, t }: { version: SetVersion; t: Translate }) => (
  <>
    <ul class="agreed">
      {version.body.conditions.map(({ id, value }) => {
        const condition = conditionOf(id)
        return condition && value !== '' ? (
          <li>
            <strong>{condition.label[t.language]}</strong>
            <p>{sayValue(condition, value, t)}</p>
            <p class="soft small">{condition.explain[t.language]}</p>
            <LawOf condition={condition} t={t} />
          </li>
        ) : null
      })}
    </ul>
    <p>
      {t('planning.sets.asks', {
        parties: (['worker', 'employer', ...version.body.asks] as const)
          .map(party => t(`planning.agreement.party.${party}`))
          .join(', '),
      })}{' '}
      {t('planning.agreement.at-most-days', { count: version.body.retentionMost })}
    </p>
  </>
)

interface SetProps {
  visit: Visit
  set: ConditionSet
  versions: SetVersion[]
  now: SetVersion | null
  members: SetMember[]
  /** Whether one speaks for an employer that may hold to it, and whether it does. */
  employer: 'may' | 'holds' | null
  refusal?: Word
}

/** A set, for anybody: what it says today, who holds to it, and what it said before. */
export const SetPage = ({ visit, set, versions, now, members, employer, refusal }: SetProps) => {
  const { t } = visit
  return (
    <Page visit={visit} title={set.name} narrow>
      <p>
        <a href={urls.conditionSets}>{t('planning.sets.title')}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{set.name}</h1>
      <p>{t('planning.sets.kept-by', { keeper: set.keeper })}</p>
      {now ? (
        <>
          <p>
            <Tag tone="done">
              {t('planning.sets.version', { number: now.number })}, {datesOf(now, t)}
            </Tag>
          </p>
          <SetConditions version={now} t={t} />
        </>
      ) : (
        <p class="notice">{t('planning.sets.not-now')}</p>
      )}
      <h2>{t('planning.sets.who-holds')}</h2>
      {members.length === 0 ? (
        <p>{t('planning.sets.nobody-holds')}</p>
      ) : (
        <ul>
          {members.map(each => (
            <li>{each.employer}</li>
          ))}
        </ul>
      )}
      {employer && now && (
        <form method="post" action={employer === 'may' ? urls.joinSet(set.id) : urls.leaveSet(set.id)}>
          <p>{t(employer === 'may' ? 'planning.sets.join.explain' : 'planning.sets.leave.explain')}</p>
          <button type="submit" class={employer === 'may' ? 'main' : undefined}>
            {t(employer === 'may' ? 'planning.sets.join' : 'planning.sets.leave')}
          </button>
        </form>
      )}
      {versions.length > 1 && (
        <details>
          <summary>{t('planning.sets.versions')}</summary>
          {versions.toReversed().map(version => (
            <section>
              <h3>
                {t('planning.sets.version', { number: version.number })}, {datesOf(version, t)}
              </h3>
              <SetConditions version={version} t={t} />
            </section>
          ))}
        </details>
      )}
    </Page>
  )
}
