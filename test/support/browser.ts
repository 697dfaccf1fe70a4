import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, onTestFinished } from 'vitest'
import { findChromium } from './machine.ts'

const screens = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  tablet: { viewport: { width: 820, height: 1180 }, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 } },
} satisfies Record<string, BrowserContextOptions>

export interface Visitor {
  screen?: keyof typeof screens
  colours?: 'light' | 'dark'
  /** What the browser asks for. */
  language?: 'nl' | 'en'
  /** `false`: the browser runs no JavaScript of the page. */
  script?: boolean
}

const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** One Chromium for one file of journeys; it closes itself after the file. */
export const openBrowser = async (): Promise<Browser> => {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium here: install it, or name the program in CHROMIUM_PATH.')
  const browser = await chromium.launch({ executablePath, args: flags })
  afterAll(() => browser.close())
  return browser
}

/** What a visitor never sees, but should not happen: errors of scripts, refused or missing parts of a page. */
const troublesOf = (page: Page): string[] => {
  const troubles: string[] = []
  page.on('pageerror', problem => troubles.push(`script: ${problem.message}`))
  page.on('console', message => {
    // The address of what did not load is told below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      troubles.push(message.text())
  })
  page.on('response', response => {
    // A form that is refused says so on its page, also when a script sent it.
    const mayRefuse = response.request().isNavigationRequest() || response.request().method() === 'POST'
    if (response.status() >= (mayRefuse ? 500 : 400)) troubles.push(`${response.status()} ${response.url()}`)
  })
  return troubles
}

/**
 * Somebody who opens the house, inside a test: a browser without any history. After the test it closes; the test fails
 * when a page had troubles of its own, and a failed test leaves a picture.
 */
export const visitor = async (browser: Browser, address: string, who: Visitor = {}): Promise<Page> => {
  const context = await browser.newContext({
    ...screens[who.screen ?? 'desktop'],
    baseURL: address,
    colorScheme: who.colours ?? 'light',
    locale: who.language === 'en' ? 'en-GB' : 'nl-BE',
    timezoneId: 'Europe/Brussels',
    javaScriptEnabled: who.script ?? true,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const troubles = troublesOf(page)
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(page, `failed ${task.suite?.name ?? ''} ${task.name}`)
    await context.close()
    if (troubles.length > 0) throw new Error(`The pages had troubles:\n${troubles.join('\n')}`)
  })
  return page
}

/** Opens the menu on a phone; elsewhere it stands open. Be on the page first: any page has one. */
export const openMenu = async (page: Page): Promise<void> => {
  await page.waitForLoadState()
  const opener = page.getByRole('button', { name: /^Menu/ })
  if (await opener.isVisible()) await opener.click()
}

/** Until somebody who pressed a button to sign in is in. */
export const signedIn = (page: Page): Promise<void> =>
  page.waitForURL(({ pathname }) => !pathname.startsWith('/aanmelden'))

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The checks of a page that stays; a page that goes away under them because of the last click is left for the next. */
const analyze = async (page: Page, attempts = 3): Promise<Awaited<ReturnType<AxeBuilder['analyze']>>> => {
  const before = page.url()
  try {
    return await new AxeBuilder({ page }).withTags(standards).analyze()
  } catch (problem) {
    await page.waitForLoadState('networkidle')
    if (attempts === 1 || (page.url() === before && !/documentElement|context|navigat/i.test(String(problem))))
      throw problem
    return analyze(page, attempts - 1)
  }
}

/**
 * Fails with a readable list when the page as it stands breaks a rule of accessibility (WCAG 2.2 AA, good practice).
 * Only for a visitor with JavaScript: the checks run in the page.
 */
export const axe = async (page: Page): Promise<void> => {
  const { violations } = await analyze(page)
  if (violations.length === 0) return
  const lines = violations.flatMap(({ id, help, nodes }) => [
    `${help} (${id})`,
    ...nodes.map(({ target, failureSummary }) => `  ${target.join(' ')}: ${failureSummary?.replace(/\s*\n\s*/g, ' ')}`),
  ])
  throw new Error(`${new URL(page.url()).pathname} is not accessible:\n${lines.join('\n')}`)
}

const pictures = new URL('../pictures/out/', import.meta.url).pathname

/** Saves the whole page as test/pictures/out/<name>.png, to be looked at. */
export const picture = async (page: Page, name: string): Promise<void> => {
  const file = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.png`
  await page.screenshot({ path: join(pictures, file), fullPage: true })
}
