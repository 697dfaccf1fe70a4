import type { Child } from 'hono/jsx'
import type { Source } from '../platform/because.ts'
import { day } from '../platform/show.ts'
import type { Translate } from '../platform/words.ts'
import { Tag, type Tone } from '../ui/pieces.tsx'
import { urls } from '../urls.ts'
import type { Label, Origin, Qualification, QualificationId } from './catalogue.ts'
import { named } from './label.ts'

const tones: Record<Origin, Tone> = { official: 'done', report: 'todo', derived: 'todo', example: 'perhaps' }

/** Says where a fact comes from: official, from the report, derived, or made as an example. */
export const OriginTag = ({ origin, t }: { origin: Origin; t: Translate }) => (
  <Tag tone={tones[origin]}>{t(`house.origin.${origin}`)}</Tag>
)

/** A name in the reader's language; one that exists only in the other language says which it is. */
export const Name = ({ of, otherwise, t }: { of: Label; otherwise?: string; t: Translate }) => {
  const name = named(of, otherwise)[t.language]
  const other = t.language === 'nl' ? 'en' : 'nl'
  return <span lang={of[t.language] === undefined && of[other] !== undefined ? other : undefined}>{name}</span>
}

export const SourceLine = ({ source, t }: { source: Source; t: Translate }) => (
  <>
    {source.address ? <a href={source.address}>{source.title}</a> : source.title}
    {source.asOf && ` (${t('catalogue.source.as-of', { day: day(source.asOf, t.language, 'short') })})`}
  </>
)

/** Level and shortage mark of a qualification, as tags. */
export const Marks = ({ of: { level, shortage }, t }: { of: Qualification; t: Translate }) => (
  <>
    {level !== null && <Tag>{t('catalogue.level', { level })}</Tag>}{' '}
    {shortage && <Tag tone="urgent">{t('catalogue.shortage')}</Tag>}
  </>
)

/** Answers the question for a goal with this qualification, and goes on to what the person told so far. */
export const MakeLadder = ({ to, t }: { to: QualificationId; t: Translate }) => (
  <form method="post" action={`${urls.question('doel')}?na=nakijken`}>
    <input type="hidden" name="goal" value={to} />
    <button type="submit" class="main">
      {t('catalogue.one.make-ladder')}
    </button>
  </form>
)

/** A table that scrolls sideways by itself on a screen between phone and desk; with the keyboard too. */
export const Wide = ({ says, children }: { says: string; children: Child }) => (
  <section class="scroll" aria-label={says} tabindex={0}>
    {children}
  </section>
)
