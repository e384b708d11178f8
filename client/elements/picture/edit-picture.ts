import { text } from '../../texts/texts.ts'

/** What browsers draw; of a picture that moves, a canvas would keep one moment only. */
const drawn = /^image\/(jpeg|png|webp|avif)$/

/**
 * Lets a person crop and blur a picture before it leaves the page. Answers the picture as they want it, the same file when they
 * changed nothing, and undefined when they leave it out. What no canvas can show is answered as it is.
 * @param host where the dialog is drawn
 */
export async function editPicture(file: File, host: ParentNode & Node): Promise<File | undefined> {
  if (!drawn.test(file.type)) return file
  await import('./picture-editor.ts').catch(() => {
    throw new Error(text('part.away'))
  })
  const editor = document.createElement('picture-editor')
  editor.file = file
  host.append(editor)
  try {
    return await editor.edit()
  } finally {
    editor.remove()
  }
}
