import type { Because } from '../platform/because.ts'
import { day } from '../platform/show.ts'
import type { Translate } from '../platform/words.ts'

const SourceLine = ({ source, t }: { source: NonNullable<Because['source']>; t: Translate }) => (
  <span class="source">
    {t('house.why.source')}: {source.address ? <a href={source.address}>{source.title}</a> : source.title}
    {source.asOf && ` (${t('house.why.as-of', { day: day(source.asOf, t.language, 'short') })})`}
  </span>
)

const Reason = ({ reason, t }: { reason: Because; t: Translate }) => (
  <li>
    {t(reason.says, reason.with ?? {})}
    {reason.source && <SourceLine source={reason.source} t={t} />}
    {reason.because && reason.because.length > 0 && <Reasons reasons={reason.because} t={t} />}
  </li>
)

const Reasons = ({ reasons, t }: { reasons: Because[]; t: Translate }) => (
  <ul>
    {reasons.map(reason => (
      <Reason reason={reason} t={t} />
    ))}
  </ul>
)

/** *Waarom?*: opens the reasons, down to the source. `of` names what it explains, for who cannot see where it stands. */
export const Why = ({ reasons, of, t }: { reasons: Because[]; of: string; t: Translate }) => (
  <details class="why">
    <summary>
      {t('house.why')}
      <span class="hidden-text">: {of}</span>
    </summary>
    <div class="why-tree">
      <Reasons reasons={reasons} t={t} />
    </div>
  </details>
)
