// Read aloud: shown only where the browser can speak.
const button = document.querySelector('[data-speak]')
const main = document.querySelector('main')

/** What is read: the question and its answers, without buttons. */
const text = () =>
  [...main.querySelectorAll('h1, p:not(.way-back):not([hidden]), legend, label, h2')]
    .map(part => part.textContent.trim())
    .filter(Boolean)
    .join('. ')

if (button && 'speechSynthesis' in window) {
  button.hidden = false
  button.addEventListener('click', () => {
    if (speechSynthesis.speaking) return speechSynthesis.cancel()
    const voice = new SpeechSynthesisUtterance(text())
    voice.lang = document.documentElement.lang === 'nl' ? 'nl-BE' : 'en-GB'
    speechSynthesis.speak(voice)
  })
  addEventListener('pagehide', () => speechSynthesis.cancel())
}
