import { css } from 'lit'

export const shellStyles = css`
  :host {
    display: grid;
    grid-template: 'head' auto 'bar' auto 'page' minmax(0, 1fr) / minmax(0, 1fr);
    block-size: 100vh;
    block-size: calc(100dvh - var(--keyboard, 0px));
    background: var(--surface);
    color: var(--text);
    font: var(--type-body);
    overflow: clip;
    /* How high the page is above a phone's keyboard, for whatever has to make do with it. */
    container: page / size;
  }
  app-header {
    grid-area: head;
  }
  .head-tools {
    display: inline-flex;
  }
  reconnecting-bar {
    grid-area: bar;
  }
  activity-outlet,
  set-up-page,
  .page {
    grid-area: page;
    min-block-size: 0;
  }
  .page {
    overflow: auto;
  }
  @media print {
    :host {
      display: block;
      block-size: auto;
      overflow: visible;
      container-type: normal;
    }
  }
`
