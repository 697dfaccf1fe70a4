import { SourceLine, Wide } from '../../../catalogue/index.ts'
import { day } from '../../../platform/show.ts'
import type { Visit } from '../../../platform/visit.ts'
import type { Translate, Word } from '../../../platform/words.ts'
import { Page } from '../../../ui/page.tsx'
import { Empty, Problems, Tag } from '../../../ui/pieces.tsx'
import { urls } from '../../../urls.ts'
import { validity } from '../measure.pages.tsx'
import type { Measure, MeasureVersion } from '../measure.ts'
import { GiftsSaid } from '../say-rule.tsx'
import { versionOn } from '../version-on.ts'
import type { CaseResult, RuleCase } from './cases.ts'
import type { Draft, Fault } from './draft.ts'
import { foundSaid, Rule } from './said.tsx'

/** Whose rules one keeps. */
export const RulesPage = ({ visit, measures }: { visit: Visit; measures: Measure[] }) => {
  const { t, today } = visit
  return (
    <Page visit={visit} title={t('incentives.rules.title')}>
      <h1>{t('incentives.rules.title')}</h1>
      <p>{t('incentives.rules.intro')}</p>
      {measures.length === 0 ? (
        <Empty>
          <p>{t('incentives.rules.none')}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {measures.map(measure => {
            const version = versionOn(measure, today)
            return (
              <li>
                <a class="card" href={urls.rule(measure.id)}>
                  <h2>{measure.name[t.language]}</h2>
                  {version ? validity(version, t) : t('incentives.rules.no-version')}{' '}
                  {version?.uncertain && <Tag tone="urgent">{t('support-pages.uncertain')}</Tag>}
                </a>
              </li>
            )
          })}
        </ul>
      )}
    </Page>
  )
}

const faultSaid = (fault: Fault, t: Translate): string => {
  const { says, ...rest } = fault
  return t(says, rest)
}

const expectedSaid = ({ expected }: RuleCase, t: Translate): string =>
  foundSaid(
    {
      state: expected.state,
      workerCents: expected.workerCents ?? 0,
      workerMinutes: expected.workerMinutes ?? 0,
      employerCents: expected.employerCents ?? 0,
    },
    t,
  )

/** Every example, what must come out and what does. */
const Results = ({ measure, results, t }: { measure: Measure; results: CaseResult[]; t: Translate }) => (
  <table class="table folds">
    <caption class="hidden-text">{t('incentives.rule.cases')}</caption>
    <thead>
      <tr>
        <th scope="col">{t('incentives.rule.case')}</th>
        <th scope="col">{t('incentives.rule.expected')}</th>
        <th scope="col">{t('incentives.rule.found')}</th>
        <td />
      </tr>
    </thead>
    <tbody>
      {results.map(({ ruleCase, found, wrong }) => (
        <tr>
          <th scope="row">
            {ruleCase.title} <span class="soft">({day(ruleCase.training.start, t.language, 'short')})</span>
          </th>
          <td data-label={t('incentives.rule.expected')}>{expectedSaid(ruleCase, t)}</td>
          <td data-label={t('incentives.rule.found')}>
            <Tag tone={wrong.length === 0 ? 'done' : 'urgent'}>
              {t(wrong.length === 0 ? 'incentives.rule.holds' : 'incentives.rule.fails')}
            </Tag>{' '}
            {wrong.length > 0 && foundSaid(found, t)}
          </td>
          <td>
            <form method="post" action={urls.dropRuleCase(measure.id, ruleCase.id)}>
              <button type="submit" class="quiet">
                {t('incentives.rule.drop-case')}
                <span class="hidden-text">: {ruleCase.title}</span>
              </button>
            </form>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

interface RuleProps {
  visit: Visit
  measure: Measure
  draft: Draft | null
  draftVersion: MeasureVersion | null
  faults: Fault[]
  left: readonly ('small' | 'medium' | 'large')[]
  results: CaseResult[]
  keepers: { may: { id: string; name: string }[]; held: { id: string; name: string }[] } | null
  mine: boolean
  refusal?: Word
}

const DraftCard = ({ visit, measure, draft, draftVersion, faults, left, mine }: RuleProps & { draft: Draft }) => {
  const { t } = visit
  return (
    <section class="card">
      <h2>{t('incentives.rule.draft')}</h2>
      {draftVersion && <Rule version={draftVersion} t={t} />}
      {faults.map(fault => (
        <p>
          <Tag tone="urgent">{t('incentives.rule.fault')}</Tag> {faultSaid(fault, t)}
        </p>
      ))}
      {left.length > 0 && (
        <p>
          <Tag tone="perhaps">{t('incentives.rule.look')}</Tag>{' '}
          {t('incentives.rule.sizes', {
            sizes: new Intl.ListFormat(t.language).format(left.map(size => t(`support.value.employerSize.${size}`))),
          })}
        </p>
      )}
      <div class="buttons">
        <a class="button" href={urls.ruleDraft(measure.id)}>
          {t('incentives.rule.edit')}
        </a>
        <a class="button" href={urls.ruleCompare(measure.id)}>
          {t('incentives.rule.compare')}
        </a>
        <form method="post" action={urls.publishRule(measure.id)}>
          <input type="hidden" name="seen" value={String(draft.edition)} />
          <button type="submit" class="main" disabled={mine}>
            {t('incentives.rule.publish')}
          </button>
        </form>
        <form method="post" action={urls.dropRuleDraft(measure.id)}>
          <input type="hidden" name="seen" value={String(draft.edition)} />
          <button type="submit" class="quiet">
            {t('incentives.rule.drop')}
          </button>
        </form>
      </div>
      {mine && <p class="soft small">{t('incentives.rule.own-hand')}</p>}
    </section>
  )
}

/** One rule: its versions as a table with dates, the draft under way, the examples, who keeps it. */
export const RulePage = (props: RuleProps) => {
  const { visit, measure, draft, results, keepers, refusal } = props
  const { t } = visit
  const title = measure.name[t.language]
  return (
    <Page visit={visit} title={title}>
      <p class="no-print">
        <a href={urls.rules}>{t('incentives.rules.title')}</a>
      </p>
      <Problems t={t} problems={refusal ? [{ field: null, text: t(refusal) }] : []} />
      <h1>{title}</h1>
      {draft ? (
        <DraftCard {...props} draft={draft} />
      ) : (
        <p>
          <a class="button main" href={urls.ruleDraft(measure.id)}>
            {t('incentives.rule.begin')}
          </a>
        </p>
      )}
      <h2>{t('incentives.rule.cases')}</h2>
      <p>{t(draft ? 'incentives.rule.cases.with-draft' : 'incentives.rule.cases.explain')}</p>
      {results.length === 0 ? (
        <Empty>
          <p>{t('incentives.rule.no-cases')}</p>
        </Empty>
      ) : (
        <Results measure={measure} results={results} t={t} />
      )}
      <p class="no-print">
        <a class="button" href={urls.ruleCase(measure.id)}>
          {t('incentives.rule.add-case')}
        </a>
      </p>
      <h2>{t('support-pages.versions')}</h2>
      <Wide says={t('support-pages.versions')}>
        <table class="table folds">
          <caption class="hidden-text">{t('support-pages.versions')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('support-pages.head.valid')}</th>
              <th scope="col">{t('support-pages.head.gives')}</th>
              <th scope="col">{t('support-pages.head.source')}</th>
            </tr>
          </thead>
          <tbody>
            {measure.versions.toReversed().map(version => (
              <tr>
                <th scope="row">
                  {validity(version, t)} {version.uncertain && <Tag tone="urgent">{t('support-pages.uncertain')}</Tag>}
                </th>
                <td data-label={t('support-pages.head.gives')}>
                  <GiftsSaid gives={version.gives} t={t} />
                </td>
                <td data-label={t('support-pages.head.source')}>
                  <SourceLine source={version.source} t={t} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {keepers && (
        <section class="card no-print">
          <h2>{t('incentives.rule.keepers')}</h2>
          <p>
            {keepers.held.length === 0
              ? t('incentives.rule.keepers.none')
              : new Intl.ListFormat(t.language).format(keepers.held.map(({ name }) => name))}
          </p>
          {keepers.may.map(({ id, name }) => (
            <form method="post" action={urls.giveRule(measure.id)}>
              <input type="hidden" name="organisation" value={id} />
              <button type="submit">{t('incentives.rule.give', { name })}</button>
            </form>
          ))}
        </section>
      )}
    </Page>
  )
}
