// Ticks of a list: one box for the whole page, and a bar that counts what is ticked and stays in sight while anything is.

const form = document.querySelector<HTMLFormElement>('form.ticking')
const all = form?.querySelector<HTMLElement>('[data-tick-all]')
const allBox = all?.querySelector('input')
const bar = form?.querySelector<HTMLElement>('[data-ticked]')
const count = bar?.querySelector<HTMLElement>('[data-ticked-text]')

if (form && all && allBox && bar && count) {
  const boxes = [...form.querySelectorAll<HTMLInputElement>('tbody input[type=checkbox]')]
  // As the server drew them: a browser that comes back may show other ticks than those.
  const elsewhere = Number(bar.dataset.ticked) - boxes.filter(box => box.defaultChecked).length

  const show = () => {
    const ticked = boxes.filter(box => box.checked).length
    allBox.checked = ticked === boxes.length
    allBox.indeterminate = ticked > 0 && ticked < boxes.length
    const total = ticked + elsewhere
    bar.dataset.ticked = String(total)
    const text = (count.dataset.tickedText ?? '').replace('{n}', total.toLocaleString(document.documentElement.lang))
    if (count.textContent !== text) count.textContent = text
  }

  all.hidden = false
  allBox.addEventListener('change', () => {
    for (const box of boxes) box.checked = allBox.checked
    show()
  })
  form.addEventListener('change', event => {
    if (event.target !== allBox) show()
  })
  // Back from another page: the browser sets its ticks after this module has run.
  addEventListener('pageshow', show)
  show()
}
