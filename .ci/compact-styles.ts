import type { Plugin } from 'vite'

/** A style that is written in a module, and what it says about itself. */
const style = /\bcss`([^`]*)`/g

/** Takes the comments and the room between the lines out of the styles in modules, which no minifier looks into. */
export function compactStyles(): Plugin {
  return {
    name: 'tertulia:compact-styles',
    apply: 'build',
    transform: {
      filter: { id: /\.ts$/, code: 'css`' },
      handler: (code) => ({ code: compact(code), map: null }),
    },
  }
}

/** The same module with its styles on one line each. */
export const compact = (code: string): string =>
  code.replaceAll(style, (_whole, rules: string) => `css\`${compactRules(rules)}\``)

/** Room stays where it may mean something: between the parts of a selector, of a value, and within quotes. */
function compactRules(rules: string): string {
  return rules
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s*\n\s*/g, '\n')
    .replaceAll(/\s*([{};,])\n/g, '$1')
    .replaceAll(/\n\}/g, '}')
    .replaceAll(/ \{/g, '{')
    .replaceAll(/^([\w-]+): /gm, '$1:')
    .replaceAll(/([{;])([\w-]+): /g, '$1$2:')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim()
}
