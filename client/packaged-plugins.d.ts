/** Made by the build of the packages in TERTULIA_PLUGINS: see .ci/packaged-plugins.ts. By the id of the plugin. */
declare module 'virtual:packaged-plugins' {
  type Loaders<Module> = Readonly<Record<string, () => Promise<Module>>>
  export const pages: Loaders<{ readonly activity: import('../plugins/api/client.ts').ActivityPage }>
  export const guests: Loaders<{
    readonly guests: Readonly<Record<string, import('../plugins/api/guest-page.ts').GuestPage>>
  }>
}
