import type { Child } from 'hono/jsx'
import type { Visit } from '../../platform/visit.ts'

interface PasskeyFormProps {
  visit: Visit
  action: string
  /** The address that says what the browser has to sign. */
  question: string
  children: Child
}

/** A form that the browser completes with a key (ui/browser/passkey.js); hidden where it has none. */
export const PasskeyForm = ({ visit, action, question, children }: PasskeyFormProps) => (
  <form
    class="card"
    method="post"
    action={action}
    hidden
    data-passkey={question}
    data-failed={visit.t('people.passkey.failed')}
    data-known={visit.t('people.passkey.known')}
  >
    {children}
    <input type="hidden" name="answer" />
    <p class="problem" role="alert" />
  </form>
)

/** Signs in with a key, without an address to type. */
export const PasskeySignIn = (props: { visit: Visit; action: string; question: string; back: string }) => {
  const { visit, back } = props
  return (
    <PasskeyForm {...props}>
      <p>{visit.t('people.passkey.sign-in.hint')}</p>
      <input type="hidden" name="back" value={back} />
      <button type="submit">{visit.t('people.passkey.sign-in')}</button>
    </PasskeyForm>
  )
}
