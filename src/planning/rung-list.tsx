import { length, moduleSize, named } from '../catalogue/index.ts'
import type { Translate } from '../platform/words.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Tag, type Tone } from '../ui/pieces.tsx'
import { Why } from '../ui/why.tsx'
import { urls } from '../urls.ts'
import type { Landing, Leg, Rung } from './route.ts'

const looks: Record<Rung['state'], { tone: Tone; icon?: IconName }> = {
  exempt: { tone: 'done', icon: 'check' },
  partly: { tone: 'done', icon: 'check' },
  perhaps: { tone: 'perhaps', icon: 'clock' },
  todo: { tone: 'todo' },
}

const RungCard = ({ rung, number, leg, t }: { rung: Rung; number: number; leg: Leg; t: Translate }) => {
  const { unit } = leg.programme
  const title = rung.module.title[t.language]
  const { tone, icon } = looks[rung.state]
  const size = moduleSize(rung.module, unit, t)
  const off = length(rung.exemption.minutesOff, unit, t)
  const perhaps = length(rung.exemption.minutesPerhaps, unit, t)
  return (
    <li class={`rung-card ${tone}`}>
      <span class="number" aria-hidden="true">
        {number}
      </span>
      <div class="head">
        <h3>{title}</h3>
        <Tag tone={tone} {...(icon ? { icon } : {})}>
          {t(`planning.state.${rung.state}`)}
        </Tag>
      </div>
      <div class="body">
        <p class="soft">{t(`planning.rung.${rung.state}`, { size, off, perhaps })}</p>
        {rung.exemption.how.map(how => (
          <p>{how[t.language]}</p>
        ))}
        {rung.state === 'perhaps' && (
          <p>
            <a
              class="button"
              href={`${urls.askExemption}?${new URLSearchParams({ opleiding: leg.programme.id, module: rung.module.id })}`}
            >
              {t('planning.rung.ask')}
              <span class="hidden-text"> ({title})</span>
            </a>
          </p>
        )}
        <Why reasons={rung.exemption.because} of={title} t={t} />
      </div>
    </li>
  )
}

const LandingLine = ({ landing, t }: { landing: Landing; t: Translate }) => (
  <li class="flag-line">
    <Icon name="flag" /> {t('planning.landing', { title: landing.stop.title })}
    {landing.stop.value && <span class="soft"> {landing.stop.value[t.language]}</span>}
  </li>
)

/** The route as one reads and operates it: a numbered list in the order of time, certificates in between. */
export const RungList = ({ legs, t }: { legs: Leg[]; t: Translate }) => {
  let before = 0
  return (
    <>
      {legs.map((leg, at) => {
        const first = before
        before += leg.rungs.length
        const isLast = at === legs.length - 1
        return (
          <section>
            <h2>
              {legs.length > 1
                ? t('planning.leg', { number: at + 1, title: leg.programme.title, provider: leg.provider.name })
                : t('planning.pdf.rungs')}
            </h2>
            <ol class="rungs" start={first + 1}>
              {leg.rungs.map((rung, index) => (
                <>
                  <RungCard rung={rung} number={first + index + 1} leg={leg} t={t} />
                  {leg.landings
                    .filter(landing => landing.afterRung === index + 1)
                    .map(landing => (
                      <LandingLine landing={landing} t={t} />
                    ))}
                </>
              ))}
              <li class="flag-line">
                <Icon name="flag" />{' '}
                {t(isLast ? 'planning.top' : 'planning.landing', { title: named(leg.awards.title) })}
                {leg.awards.value && <span class="soft"> {leg.awards.value[t.language]}</span>}
              </li>
            </ol>
          </section>
        )
      })}
    </>
  )
}
