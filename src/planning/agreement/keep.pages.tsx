import { Page } from '../../ui/page.tsx'
import { Choices, Empty, Field, type Problem, Problems, Tag } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { conditionOf, conditions, sayValue } from './condition.ts'
import { ValueField } from './condition-field.tsx'
import type { Deviation } from './deviations.store.ts'
import { LawOf } from './give-and-get.tsx'
import type { ConditionSet, SetVersion } from './set.ts'
import { datesOf, SetConditions } from './sets.pages.tsx'
import type { Fault } from './terms.ts'
import type { SignedIn } from './visit.ts'

interface KeepProps {
  visit: SignedIn
  sets: ConditionSet[]
  faults: Fault[]
  typed?: { name: string }
}

const problemsOf = (faults: Fault[], t: SignedIn['t']): Problem[] =>
  faults.map(({ field, says, with: values }) => ({ field: field === '' ? null : field, text: t(says, values ?? {}) }))

/** The sets that one keeps, and making another. */
export const KeepSetsPage = ({ visit, sets, faults, typed }: KeepProps) => {
  const { t } = visit
  const problems = problemsOf(faults, t)
  return (
    <Page visit={visit} title={t('planning.sets.keep')} narrow>
      <Problems t={t} problems={problems} />
      <h1>{t('planning.sets.keep')}</h1>
      {sets.length === 0 ? (
        <Empty>
          <p>{t('planning.sets.keep.none')}</p>
        </Empty>
      ) : (
        <ul>
          {sets.map(({ id, name }) => (
            <li>
              <a href={urls.keepSet(id)}>{name}</a>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={urls.keepSets} class="card">
        <h2>{t('planning.sets.new')}</h2>
        <Field name="name" label={t('planning.sets.name')} problems={problems}>
          {aria => <input type="text" maxlength={120} value={typed?.name} {...aria} />}
        </Field>
        <Choices
          name="second"
          many
          hideLegend
          legend={t('planning.sets.second')}
          options={[{ value: 'ja', label: t('planning.sets.second'), hint: t('planning.sets.second.hint') }]}
          chosen={['ja']}
        />
        <button type="submit" class="main">
          {t('planning.sets.new.do')}
        </button>
      </form>
    </Page>
  )
}

interface KeepSetProps {
  visit: SignedIn
  set: ConditionSet
  versions: SetVersion[]
  found: { agreed: number; deviations: Deviation[] }
  faults: Fault[]
  typed?: Record<string, string>
  asks?: string[]
}

const Deviations = ({ visit: { t }, found }: KeepSetProps) => (
  <section>
    <h2>{t('planning.sets.equal')}</h2>
    <p>{t('planning.sets.equal.count', { count: found.agreed })}</p>
    {found.deviations.length === 0 ? (
      <p>{t('planning.sets.equal.none')}</p>
    ) : (
      <table class="table folds">
        <caption>{t('planning.sets.equal.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('planning.agreement.employer')}</th>
            <th scope="col">{t('planning.agreement.what')}</th>
            <th scope="col">{t('planning.sets.says')}</th>
            <th scope="col">{t('planning.sets.agreed')}</th>
            <th scope="col">{t('planning.sets.times')}</th>
          </tr>
        </thead>
        <tbody>
          {found.deviations.map(({ employer, condition: id, standard, value, count }) => {
            const condition = conditionOf(id)
            return (
              <tr>
                <th scope="row">{employer}</th>
                <td data-label={t('planning.agreement.what')}>{condition?.label[t.language] ?? id}</td>
                <td data-label={t('planning.sets.says')}>{condition && sayValue(condition, standard, t)}</td>
                <td data-label={t('planning.sets.agreed')}>{condition && sayValue(condition, value, t)}</td>
                <td data-label={t('planning.sets.times')}>{count}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    )}
  </section>
)

const Versions = ({ visit: { t, person }, set, versions }: KeepSetProps) => (
  <section>
    <h2>{t('planning.sets.versions')}</h2>
    {versions.length === 0 && <p>{t('planning.sets.no-version')}</p>}
    {versions.toReversed().map(version => (
      <details>
        <summary>
          {t('planning.sets.version', { number: version.number })}, {datesOf(version, t)}{' '}
          <Tag tone={version.publishedAt ? 'done' : 'perhaps'}>
            {t(version.publishedAt ? 'planning.sets.published' : 'planning.sets.waits')}
          </Tag>
        </summary>
        <SetConditions version={version} t={t} />
        {!version.publishedAt &&
          (set.second && version.writtenBy === person.id ? (
            <p>{t('planning.sets.second-asked')}</p>
          ) : (
            <form method="post" action={urls.publishSet(set.id)}>
              <input type="hidden" name="version" value={version.id} />
              <button type="submit" class="main">
                {t('planning.sets.publish')}
              </button>
            </form>
          ))}
      </details>
    ))}
  </section>
)

/** A set as who keeps it sees it: its versions, how equal its employers are, and writing the next version. */
export const KeepSetPage = (props: KeepSetProps) => {
  const { visit, set, versions, faults, typed, asks } = props
  const { t } = visit
  const problems = problemsOf(faults, t)
  const last = versions.at(-1)
  return (
    <Page visit={visit} title={set.name} narrow>
      <p>
        <a href={urls.keepSets}>{t('planning.sets.keep')}</a>
      </p>
      <Problems t={t} problems={problems} />
      <h1>{set.name}</h1>
      <Versions {...props} />
      <Deviations {...props} />
      <h2>{t('planning.sets.write')}</h2>
      <form method="post" action={urls.keepSet(set.id)}>
        <Field name="valid-from" label={t('planning.sets.valid-from')} problems={problems}>
          {aria => <input type="date" value={typed?.['valid-from'] ?? visit.today} {...aria} />}
        </Field>
        <Field
          name="valid-to"
          label={t('planning.sets.valid-to')}
          hint={t('planning.sets.valid-to.hint')}
          problems={problems}
        >
          {aria => <input type="date" value={typed?.['valid-to']} {...aria} />}
        </Field>
        <p>{t('planning.sets.leave-out')}</p>
        <div class="conditions">
          {conditions.map(condition => {
            const value = last
              ? (last.body.conditions.find(({ id }) => id === condition.id)?.value ?? null)
              : condition.usual
            const before = typed?.[condition.id]
            return (
              <div class="card">
                <ValueField
                  condition={condition}
                  name={condition.id}
                  value={value}
                  mayLeaveOut
                  {...(before === undefined ? {} : { typed: before })}
                  problems={problems}
                  t={t}
                />
                <LawOf condition={condition} t={t} />
              </div>
            )
          })}
        </div>
        <Field
          name="retention-most"
          label={t('planning.sets.retention-most')}
          hint={t('planning.sets.retention-most.hint')}
          problems={problems}
        >
          {aria => (
            <input
              type="text"
              inputmode="numeric"
              class="short"
              value={typed?.['retention-most'] ?? String(last?.body.retentionMost ?? 365)}
              {...aria}
            />
          )}
        </Field>
        <Choices
          name="asks"
          many
          legend={t('planning.sets.who-signs')}
          options={(['provider', 'workplace'] as const).map(value => ({
            value,
            label: t(`planning.agreement.party.${value}`),
          }))}
          chosen={asks ?? last?.body.asks ?? ['provider', 'workplace']}
        />
        <button type="submit" class="main">
          {t('planning.sets.write.do')}
        </button>
      </form>
    </Page>
  )
}
