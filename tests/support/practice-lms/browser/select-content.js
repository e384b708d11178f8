// Opens "Select content": the tool's page in a frame that has no width until it has loaded, as Moodle does it.
const dialog = document.querySelector('#select-content')
const holder = dialog.querySelector('.dialog-frame')
const form = document.querySelector('#add-activity')

function openDialog() {
  const frame = document.createElement('iframe')
  const tool = form.elements.tool.value
  frame.title = 'Select content'
  frame.name = 'contentItem'
  frame.style.width = '0'
  frame.allow = holder.dataset.allow
  frame.src = `${holder.dataset.address}?tool=${encodeURIComponent(tool)}&section=${form.elements.section.value}`
  frame.addEventListener('load', () => frame.style.removeProperty('width'), { once: true })
  holder.replaceChildren(frame)
  dialog.showModal()
}

function finish(count, message) {
  dialog.close()
  if (count === 0) return
  const notice = message || (count === 1 ? 'One activity was added.' : `${count} activities were added.`)
  location.assign(`${holder.dataset.course}?notice=${encodeURIComponent(notice)}`)
}

for (const button of document.querySelectorAll('[data-open-dialog]')) button.addEventListener('click', openDialog)
dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close())
dialog.addEventListener('close', () => holder.replaceChildren())
addEventListener('message', ({ data, origin }) => {
  if (origin === location.origin && data?.subject === 'practice-lms.selected') finish(data.count, data.message)
})

// A tool without Deep Linking has nothing to select.
const refresh = () => {
  const option = form.elements.tool.selectedOptions[0]
  for (const button of document.querySelectorAll('[data-open-dialog]'))
    button.disabled = option?.dataset.selects !== 'yes'
}
form.elements.tool.addEventListener('change', refresh)
refresh()
