import type { Because } from '../platform/because.ts'
import { day } from '../platform/show.ts'
import type { Translate } from '../platform/words.ts'

const SourceLine = ({ source, t }: { source: NonNullable<Because['source']>; t: Translate }) => (
  <span class="source">
    {t('house.why.source')}: {source.address ? <a href={source.address}>{source.title}</a> : source.title}
    {source.asOf && ` (${t('house.why.as-of', { day: day(source.asOf, t.language, 'short') })})`}
  </span>
)

/** The first two steps stand open; what lies deeper unfolds, so that one reads as far as one wants to know. */
const openDepth = 1

const Reason = ({ reason, t, depth }: { reason: Because; t: Translate; depth: number }) => {
  const below = reason.because ?? []
  const says = t(reason.says, reason.with ?? {})
  const rest = (
    <>
      {reason.source && <SourceLine source={reason.source} t={t} />}
      {below.length > 0 && <Reasons reasons={below} t={t} depth={depth + 1} />}
    </>
  )
  if (depth < openDepth || below.length === 0)
    return (
      <li>
        {says}
        {rest}
      </li>
    )
  return (
    <li>
      <details class="deeper">
        <summary>{says}</summary>
        {rest}
      </details>
    </li>
  )
}

const Reasons = ({ reasons, t, depth }: { reasons: Because[]; t: Translate; depth: number }) => (
  <ul>
    {reasons.map(reason => (
      <Reason reason={reason} t={t} depth={depth} />
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
      <Reasons reasons={reasons} t={t} depth={0} />
    </div>
  </details>
)
