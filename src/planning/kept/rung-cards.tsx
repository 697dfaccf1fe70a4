import { day, hours } from '../../platform/show.ts'
import type { Translate } from '../../platform/words.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Tag, type Tone } from '../../ui/pieces.tsx'
import { urls } from '../../urls.ts'
import { type Choices, type Drawn, type DrawnLeg, type DrawnRung, isSameLock, type Lock } from './plan.ts'
import { type RungStanding, standingOf } from './plan-ladder.tsx'

const looks: Record<RungStanding, { tone: Tone; icon?: IconName }> = {
  passed: { tone: 'done', icon: 'check' },
  exempt: { tone: 'done', icon: 'check' },
  partly: { tone: 'done', icon: 'check' },
  again: { tone: 'urgent' },
  perhaps: { tone: 'perhaps', icon: 'clock' },
  todo: { tone: 'todo' },
}

/** What one may do with the parts: only with one's own plan, on top of the version that is shown. */
export interface Acting {
  seen: number
}

interface PartProps {
  choices: Choices
  acting: Acting | undefined
  t: Translate
}

const LockButton = ({ part, id, of, choices, acting, t }: PartProps & { part: Lock; id: string; of: string }) => {
  const locked = choices.locks.some(lock => isSameLock(lock, part))
  if (!acting) return locked ? <Tag icon="lock">{t(`planning.plan.lock.${part.kind}.is`)}</Tag> : null
  return (
    <form method="post" action={urls.planStep('vastzetten')}>
      <input type="hidden" name="seen" value={acting.seen} />
      <input type="hidden" name="kind" value={part.kind} />
      <input type="hidden" name="id" value={id} />
      <button type="submit" class="quiet" aria-pressed={locked ? 'true' : 'false'}>
        <Icon name={locked ? 'lock' : 'lock-open'} /> {t(`planning.plan.lock.${part.kind}${locked ? '.off' : ''}`)}
        <span class="hidden-text">: {of}</span>
      </button>
    </form>
  )
}

export const saysOf = (rung: DrawnRung, standing: RungStanding, t: Translate): string =>
  t(`planning.plan.rung.${standing}.says`, {
    left: hours(rung.minutes - rung.off, t.language),
    off: hours(rung.off, t.language),
    perhaps: hours(rung.perhaps, t.language),
    times: rung.failed,
  })

interface RungProps extends PartProps {
  rung: DrawnRung
  before: DrawnRung | undefined
  number: number
}

/** What is locked stands there; what one may do with it unfolds. */
const Parts = ({ rung, before, choices, acting, t }: Omit<RungProps, 'number'>) => {
  const title = rung.title[t.language]
  const module: Lock = { kind: 'module', module: rung.module }
  const order: Lock | null = before ? { kind: 'order', before: before.module, after: rung.module } : null
  const isLocked = (part: Lock) => choices.locks.some(lock => isSameLock(lock, part))
  const locked = [module, ...(order ? [order] : [])].filter(isLocked)
  const rest = { id: rung.module, of: title, choices, acting, t }
  return (
    <>
      {locked.length > 0 && (
        <p>
          {locked.map(part => (
            <Tag icon="lock">{t(`planning.plan.lock.${part.kind}.is`)}</Tag>
          ))}
        </p>
      )}
      {acting && (
        <details class="no-print">
          <summary>
            {t('planning.plan.lock-or-move')}
            <span class="hidden-text">: {title}</span>
          </summary>
          <div class="part-actions">
            <LockButton part={module} {...rest} />
            {order && <LockButton part={order} {...rest} />}
            {before && (
              <form method="post" action={urls.planStep('vroeger')}>
                <input type="hidden" name="seen" value={acting.seen} />
                <input type="hidden" name="module" value={rung.module} />
                <button type="submit" class="quiet">
                  <Icon name="arrow-up" /> {t('planning.plan.earlier')}
                  <span class="hidden-text">: {title}</span>
                </button>
              </form>
            )}
          </div>
        </details>
      )}
    </>
  )
}

const RungCard = ({ rung, before, number, choices, acting, t }: RungProps) => {
  const standing = standingOf(rung)
  const { tone, icon } = looks[standing]
  const title = rung.title[t.language]
  return (
    <li class={`rung-card ${tone}`}>
      <span class="number" aria-hidden="true">
        {number}
      </span>
      <div class="head">
        <h3>{title}</h3>
        <Tag tone={tone} {...(icon ? { icon } : {})}>
          {t(`planning.plan.rung.${standing}`)}
        </Tag>
      </div>
      <div class="body">
        <p class="soft">{saysOf(rung, standing, t)}</p>
        {!rung.passed && <Parts {...{ rung, before, choices, acting, t }} />}
      </div>
    </li>
  )
}

const LegSection = (props: PartProps & { leg: DrawnLeg; first: number; alone: boolean; number: number }) => {
  const { leg, first, alone, number, choices, acting, t } = props
  const title = leg.title[t.language]
  return (
    <section>
      <h2>
        {alone ? t('planning.pdf.rungs') : t('planning.leg', { number, title: leg.title, provider: leg.provider })}
      </h2>
      <p>
        {alone && `${title}, ${leg.provider}. `}
        {leg.end
          ? t('planning.plan.from-to', {
              start: day(leg.start, t.language, 'plain'),
              end: day(leg.end, t.language, 'plain'),
            })
          : t('planning.starts', { day: day(leg.start, t.language, 'plain') })}
      </p>
      {leg.offer !== null && (
        <LockButton
          part={{ kind: 'offer', programme: leg.programme }}
          id={leg.programme}
          of={title}
          {...{ choices, acting, t }}
        />
      )}
      <ol class="rungs" start={first + 1}>
        {leg.rungs.map((rung, at) => (
          <>
            <RungCard rung={rung} before={leg.rungs[at - 1]} number={first + at + 1} {...{ choices, acting, t }} />
            {leg.stops
              .filter(({ after }) => after === at + 1)
              .map(stop => (
                <li class="flag-line">
                  <Icon name="flag" /> {t('planning.landing', { title: stop.title })}
                </li>
              ))}
          </>
        ))}
      </ol>
    </section>
  )
}

/** The plan as one reads and operates it: a numbered list in the order of time. */
export const PlanRungs = ({ drawn, ...rest }: PartProps & { drawn: Drawn }) =>
  drawn.legs.map((leg, at) => (
    <LegSection
      leg={leg}
      alone={drawn.legs.length === 1}
      number={at + 1}
      first={drawn.legs.slice(0, at).reduce((sum, { rungs }) => sum + rungs.length, 0)}
      {...rest}
    />
  ))
