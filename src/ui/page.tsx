import type { Child } from 'hono/jsx'
import { actorOf, type Ctx, type Visit } from '../platform/visit.ts'
import { languages } from '../platform/words.ts'
import { urls } from '../urls.ts'
import { assetsVersion } from './assets.ts'
import { PracticeBar } from './practice-bar.tsx'
import { CardBar, HelperBar } from './session-bars.tsx'

const asset = (name: string): string => urls.asset(`${assetsVersion}/${name}`)

const Mark = () => (
  <svg viewBox="0 0 20 30" aria-hidden="true" fill="none" stroke-width="3" stroke-linecap="round">
    <path d="M5 2 3 28M15 2l2 26M4.5 16h11M4 22h12" stroke="var(--pine)" />
    <path d="M5 9h10" stroke="var(--salmon)" />
  </svg>
)

const Tongues = ({ visit }: { visit: Visit }) => (
  <span class="tongue">
    {languages.map(language =>
      language === visit.t.language ? (
        <b lang={language}>
          {language.toUpperCase()}
          <span class="hidden-text"> ({visit.t('house.language.now')})</span>
        </b>
      ) : (
        <a href={urls.language(language, visit.path)} lang={language} hreflang={language}>
          {language.toUpperCase()}
          <span class="hidden-text"> ({visit.t(`house.language.${language}`)})</span>
        </a>
      ),
    )}
  </span>
)

/** `own`: who is here themselves; a helper finds the dossiers of the person, and nothing else that is theirs. */
const Bar = ({ visit, own }: { visit: Visit; own: Visit['person'] }) => (
  <header class="bar">
    <div class="bar-in">
      <a class="brand" href={urls.home}>
        <Mark />
        Leerladder
      </a>
      <button type="button" class="menu-button" popovertarget="menu">
        {visit.unread > 0 ? visit.t('house.menu.unread', { count: visit.unread }) : visit.t('house.menu')}
      </button>
      <div id="menu" class="menu" popover="auto">
        <button type="button" class="menu-button" popovertarget="menu" popovertargetaction="hide">
          {visit.t('house.menu.close')}
        </button>
        <nav aria-label={visit.t('house.nav')}>
          <a href={urls.start}>{visit.t('house.nav.start')}</a>
          <a href={urls.programmes}>{visit.t('house.nav.programmes')}</a>
          <a href={urls.support}>{visit.t('house.nav.support')}</a>
          <a href={urls.knowledge}>{visit.t('house.nav.knowledge')}</a>
          {visit.person && <a href={urls.dossiers}>{visit.t('house.nav.dossiers')}</a>}
          {own && <a href={urls.week}>{visit.t('planning.week.title')}</a>}
          {own && visit.worksFor?.role === 'coordinator' && (
            <a href={urls.groups}>{visit.t('planning.week.groups.title')}</a>
          )}
          {own && <a href={urls.desk}>{visit.t('house.nav.desk')}</a>}
          {own && (
            <a href={urls.messages}>
              {visit.unread > 0
                ? visit.t('house.nav.messages.unread', { count: visit.unread })
                : visit.t('house.nav.messages')}
            </a>
          )}
          {own && (own.role !== 'worker' || visit.worksFor) && (
            <a href={urls.shownToMe}>{visit.t('house.nav.shown')}</a>
          )}
          {own && actorOf(visit).role === 'guide' && <a href={urls.clients}>{visit.t('house.nav.clients')}</a>}
          {own?.role === 'administrator' && <a href={urls.imports}>{visit.t('house.nav.imports')}</a>}
          {own?.role === 'administrator' && (
            <a href={urls.organisationsToDecide}>{visit.t('house.nav.organisations')}</a>
          )}
          {own?.role === 'administrator' && <a href={urls.messageDesk}>{visit.t('house.nav.message-desk')}</a>}
          {own?.role === 'administrator' && <a href={urls.reviews}>{visit.t('house.nav.reviews')}</a>}
          {own && (own.role === 'administrator' || ['policy', 'sector'].includes(visit.worksFor?.role ?? '')) && (
            <a href={urls.rules}>{visit.t('incentives.rules.nav')}</a>
          )}
          {own?.role === 'administrator' && <a href={urls.help}>{visit.t('house.nav.help')}</a>}
          {own?.role === 'administrator' && <a href={urls.permissions}>{visit.t('house.nav.permissions')}</a>}
        </nav>
        {visit.worksFor && <a href={urls.organisations}>{visit.t('house.works-for', { name: visit.worksFor.name })}</a>}
        {visit.heldBack && <a href={urls.second}>{visit.t('people.second.go')}</a>}
        {own && (
          <form method="post" action={urls.signOut}>
            <button type="submit" class="quiet">
              {visit.t('house.sign-out', { name: own.name })}
            </button>
          </form>
        )}
      </div>
      <Tongues visit={visit} />
      {!own && !visit.helper && (
        <a class="button" href={urls.signIn}>
          {visit.t('house.sign-in')}
        </a>
      )}
    </div>
  </header>
)

const Foot = ({ visit }: { visit: Visit }) => (
  <footer class="foot">
    <div class="foot-in">
      <a href={urls.concordance}>{visit.t('house.foot.concordance')}</a>
      <a href={urls.sources}>{visit.t('house.foot.sources')}</a>
      <a href={urls.words}>{visit.t('house.foot.words')}</a>
      <a href={urls.api}>{visit.t('house.foot.api')}</a>
      <p>{visit.t('house.foot.esco')}</p>
    </div>
  </footer>
)

export interface PageProps {
  visit: Visit
  title: string
  narrow?: boolean
  /** Names of behaviours in ui/browser that this page uses; every page works without them. */
  scripts?: string[]
  /** Nothing but the page itself, without who is signed in: a tablet may keep it for where there is no network. */
  bare?: boolean
  children: Child
}

export const Page = ({ visit, title, narrow, scripts = [], bare = false, children }: PageProps) => (
  <html lang={visit.t.language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} · Leerladder`}</title>
      <link rel="stylesheet" href={asset('leerladder.css')} />
      <link rel="icon" href="data:," />
      {scripts.map(name => (
        <script type="module" src={asset(`${name}.js`)} />
      ))}
    </head>
    <body>
      <a class="skip-link" href="#inhoud">
        {visit.t('house.skip')}
      </a>
      {visit.practice && !bare && <PracticeBar visit={visit} />}
      {visit.helper && <HelperBar visit={visit} helper={visit.helper} />}
      {visit.byCard && visit.person && !bare && <CardBar visit={visit} />}
      {!bare && <Bar visit={visit} own={visit.helper ? null : visit.person} />}
      <main id="inhoud" class={narrow ? 'narrow' : undefined}>
        {children}
      </main>
      {!bare && <Foot visit={visit} />}
    </body>
  </html>
)

type Status = 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503

/** Answers with a whole page. */
export const show = async (c: Ctx, page: { toString: () => string | Promise<string> }, status: Status = 200) =>
  c.html(`<!doctype html>${await page.toString()}`, status)
