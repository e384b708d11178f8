import { Extension, InputRule } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { isAddress } from './nodes.ts'

/** Links as people make them: as in Markdown, or by pasting an address over words. */
export const Addresses = Extension.create({
  name: 'addresses',
  addInputRules: () => [
    new InputRule({
      find: /\[([^[\]]+)\]\((\S+)\)$/,
      handler({ state, range, match: [, words = '', href = ''] }) {
        const link = state.schema.marks['link']
        if (!link || !isAddress(href)) return
        state.tr
          .replaceWith(range.from, range.to, state.schema.text(words, [link.create({ href })]))
          .removeStoredMark(link)
      },
    }),
  ],
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        props: {
          handlePaste(_view, event) {
            const words = event.clipboardData?.getData('text/plain').trim() ?? ''
            if (editor.state.selection.empty || !isAddress(words)) return false
            return editor.commands.setMark('link', { href: words, title: null })
          },
        },
      }),
    ]
  },
})
