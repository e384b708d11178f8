import { html } from '../html.ts'

/** What a drawn face is made of; every colour is a CSS colour. */
export interface FaceParts {
  hair: 'long' | 'bob' | 'short' | 'cropped' | 'curls' | 'bun' | 'scarf' | 'none'
  hairColour: string
  skin: string
  shirt: string
  ground: string
  beard?: boolean
  glasses?: boolean
}

const BEHIND: Partial<Record<FaceParts['hair'], string>> = {
  long: 'M9.5 33V16C9.5 9.6 14 5 20 5s10.5 4.6 10.5 11v17z',
  bob: 'M10 24.5c-.8-3-.6-6-.4-9C10.2 9.2 14.2 5.2 20 5.2s9.8 4 10.4 10.3c.2 3 .4 6-.4 9-3 2-17 2-20 0z',
  curls:
    'M9 22.5c-2-2-1.8-4-.7-5.4-1-2.2.4-4.3 2-4.7 0-2.6 2-4.2 4-3.9 1-2.2 3.6-3 5.7-1.9 2.1-1.1 4.7-.3 5.7 1.9 2-.3 4 1.3 4 3.9 1.6.4 3 2.5 2 4.7 1.1 1.4 1.3 3.4-.7 5.4-.4 2-1.8 3-3.3 3H12.3c-1.5 0-2.9-1-3.3-3z',
  bun: 'M16 6.5a4 4 0 1 1 8 0l-1 3h-6z',
  scarf: 'M9 20C9 11 13.5 5.3 20 5.3S31 11 31 20c0 5 1.5 9 3 12H6c1.5-3 3-7 3-12z',
}

const IN_FRONT: Partial<Record<FaceParts['hair'], string>> = {
  long: 'M11.8 17.5C11.3 10.5 14.8 6.5 20 6.5s8.7 4 8.2 11c-2-4.2-5-6-8.2-6s-6.2 1.8-8.2 6z',
  bob: 'M11.8 18C11 10.5 14.8 6.5 20 6.5s9 4 8.2 11.5c-1.6-3.7-3-5.6-5.4-6.6-2.4 2.9-6.3 5.2-11 6.6z',
  short:
    'M11.7 17c-1.2-7.5 2.7-11.5 8.6-11.5 5.5 0 9 3.7 8 11.5-.6-3.2-1.8-4.9-3.5-5.6-4-.1-7.3-1-9.3-2.6-.4 3-1.8 5.2-3.8 8.2z',
  cropped:
    'M11.7 16.5C10.8 9.5 14.5 5.5 20 5.5s9.2 4 8.3 11c-.8-2.9-1.8-4.3-3.3-5.2-3.3 1-6.7 1-10 0-1.5.9-2.5 2.3-3.3 5.2z',
  curls: 'M11.9 16.5c0-6.5 3.1-10 8.1-10s8.1 3.5 8.1 10c-1-2-1.7-3.2-2.5-3.9-3.5 1-7.7 1-11.2 0-.8.7-1.5 1.9-2.5 3.9z',
  bun: 'M11.8 16.5C11.5 10 15 6.5 20 6.5s8.5 3.5 8.2 10c-2-3.8-5-5.5-8.2-5.5s-6.2 1.7-8.2 5.5z',
  scarf: 'M11 19c0-8 3.5-12.5 9-12.5S29 11 29 19c0-5-3.5-8.8-9-8.8S11 14 11 19z',
}

const BEARD =
  'M12.3 16.5c0 7 3.2 11.2 7.7 11.2s7.7-4.2 7.7-11.2c-1 2.8-2 3.7-3.4 3.4-2.6-.9-6-.9-8.6 0-1.4.3-2.4-.6-3.4-3.4z'

const path = (d: string | undefined, fill: string) => d !== undefined && html`<path d="${d}" fill="${fill}" />`

/** Draws a face as an SVG picture of 40 by 40. */
export const drawFace = (face: FaceParts): string =>
  html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">
    <clipPath id="round"><circle cx="20" cy="20" r="20" /></clipPath>
    <g clip-path="url(#round)">
      <rect width="40" height="40" fill="${face.ground}" />
      ${path(BEHIND[face.hair], face.hairColour)}
      <path d="M5.5 40c.3-8 6-11.5 14.5-11.5S34.2 32 34.5 40z" fill="${face.shirt}" />
      <path d="M16.3 22h7.4v7.2a3.7 3.7 0 0 1-7.4 0z" fill="${face.skin}" />
      <ellipse cx="20" cy="16.8" rx="7.7" ry="9.3" fill="${face.skin}" />
      ${face.beard && path(BEARD, face.hairColour)} ${path(IN_FRONT[face.hair], face.hairColour)}
      <path d="M17 17.5h.01M23 17.5h.01" stroke="#241b18" stroke-width="1.8" stroke-linecap="round" />
      ${face.glasses && html`<path d="M14.2 17.5a2.7 2.7 0 1 0 5.4 0a2.7 2.7 0 1 0-5.4 0m6.2 0a2.7 2.7 0 1 0 5.4 0a2.7 2.7 0 1 0-5.4 0" fill="none" stroke="#40484f" stroke-width=".8" />`}
      <path
        d="M17.5 21.8q2.5 1.9 5 0"
        fill="none"
        stroke="${face.beard ? '#fff' : '#241b18'}"
        stroke-width="1.2"
        stroke-linecap="round"
      />
    </g>
  </svg>`.text
