import { SourceLine } from '../../../catalogue/index.ts'
import { hours, money } from '../../../platform/show.ts'
import type { Translate } from '../../../platform/words.ts'
import { validity } from '../measure.pages.tsx'
import type { MeasureVersion } from '../measure.ts'
import { ConditionSaid, GiftsSaid } from '../say-rule.tsx'
import type { Found } from './cases.ts'

/** A version whole: its days, its source, what it gives and asks. */
export const Rule = ({ version, t }: { version: MeasureVersion; t: Translate }) => (
  <>
    <p>
      {validity(version, t)}. <SourceLine source={version.source} t={t} />
    </p>
    <GiftsSaid gives={version.gives} t={t} />
    {version.when ? <ConditionSaid condition={version.when} t={t} /> : <p>{t('support-pages.who.all')}</p>}
  </>
)

/** What comes out of an example, in a line. */
export const foundSaid = (found: Found, t: Translate): string =>
  [
    t(`incentives.state.${found.state}`),
    ...(found.workerCents > 0 ? [t('incentives.rule.worker', { amount: money(found.workerCents, t.language) })] : []),
    ...(found.workerMinutes > 0
      ? [t('incentives.amount.time', { amount: hours(found.workerMinutes, t.language) })]
      : []),
    ...(found.employerCents > 0
      ? [t('incentives.rule.employer', { amount: money(found.employerCents, t.language) })]
      : []),
  ].join(', ')
