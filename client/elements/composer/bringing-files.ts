/** Lets a person choose files; answers none when they think better of it. On phones, pictures come from the camera, too. */
export function chooseFiles({ accept = '', multiple = true }: { accept?: string; multiple?: boolean } = {}): Promise<
  File[]
> {
  const field = document.createElement('input')
  Object.assign(field, { type: 'file', accept, multiple })
  return new Promise((resolve) => {
    field.addEventListener('change', () => resolve([...(field.files ?? [])]))
    field.addEventListener('cancel', () => resolve([]))
    field.click()
  })
}

/** The files that are pasted or dropped; none when it is words, even if a picture of the words comes with them. */
export function listBrought(brought: DataTransfer | null): File[] {
  if (!brought || brought.getData('text/plain') !== '') return []
  return [...brought.files].map(nameIt)
}

/** What is pasted has a name that says nothing: the time tells one from the next. */
function nameIt(file: File): File {
  const [, ending] = /^image\.(\w+)$/.exec(file.name) ?? []
  if (ending === undefined) return file
  const at = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString()
  return new File([file], `${at.slice(0, 10)} ${at.slice(11, 19).replaceAll(':', '.')}.${ending}`, { type: file.type })
}
