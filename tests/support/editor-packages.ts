/** What the editor is made of: loaded later than the page, and then all at once. */
export const editorPackages = {
  include: [
    ...['core', 'extensions', 'extension-blockquote', 'extension-bold', 'extension-code', 'extension-code-block'],
    ...['extension-document', 'extension-hard-break', 'extension-italic', 'extension-list', 'extension-paragraph'],
    ...['extension-strike', 'extension-text', 'pm/model', 'pm/state'],
  ]
    .map((name) => `@tiptap/${name}`)
    .concat('markdown-it'),
}
