import { axe, picture, signedIn, type visitor } from './browser.ts'

// What journeys of named example people begin with.

export type Page = Awaited<ReturnType<typeof visitor>>

/** Signs in as a named person; `work`: and works for the organisation in the role that its button says. */
export const signIn = async (page: Page, name: string, work?: RegExp): Promise<void> => {
  await page.goto('/aanmelden')
  await page.getByRole('button', { name: new RegExp(`Meld aan als ${name}`) }).click()
  await signedIn(page)
  if (!work) return
  await page.goto('/organisaties')
  const choose = page.getByRole('button', { name: work })
  if ((await choose.count()) > 0) await choose.first().click()
}

/** The page as it is now must be accessible, and is kept as a picture. */
export const looks = async (page: Page, name: string): Promise<void> => {
  await axe(page)
  await picture(page, name)
}
