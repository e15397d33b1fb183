// 郵便番号 fills 所在地1 while it is typed. Without this module the button beside it sends the form and does the same.

const code = document.querySelector<HTMLInputElement>('input[name=postalCode]')
const country = document.querySelector<HTMLSelectElement>('select[name=country]')
const addressField = document.querySelector<HTMLInputElement>('input[name=address1]')
const box = document.querySelector<HTMLElement>('[data-postal]')
const button = box?.querySelector('button')
const status = box?.querySelector<HTMLElement>('[role=status]')

/** What was filled in here may be replaced; what a person wrote stays. */
let ours = ''
let asked = ''

if (code && country && addressField && button && status) {
  const digits = () => code.value.normalize('NFKC').replace(/[^0-9]/g, '')
  const mayFill = () =>
    country.value === 'JP' && digits().length === 7 && (addressField.value.trim() === '' || addressField.value === ours)

  async function fill(loudly: boolean): Promise<void> {
    if (!code || !addressField || !status || !mayFill()) return
    asked = digits()
    const answer = await fetch(`${box?.dataset.postal}/${asked}`).catch(() => undefined)
    if (!answer?.ok || asked !== digits() || !mayFill()) return
    const { address }: { address: string | null } = await answer.json()
    if (address === null && !loudly) return
    if (address !== null) addressField.value = ours = address
    status.textContent = (address === null ? status.dataset.unknown : status.dataset.filled) ?? ''
  }

  /** Elsewhere the number fills nothing. */
  const offer = () => {
    button.hidden = country.value !== 'JP'
  }
  code.addEventListener('input', () => {
    status.textContent = ''
    void fill(false)
  })
  country.addEventListener('change', offer)
  offer()
  button.addEventListener('click', event => {
    if (!mayFill()) return // The server says what is wrong.
    event.preventDefault()
    void fill(true)
  })
}
