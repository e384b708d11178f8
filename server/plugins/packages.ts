/** The id that the plugin in a package has: the last part of its name, without `tertulia-`. `@school/poll`, `tertulia-poll`: `poll`. */
export const idOfPackage = (name: string): string => name.replace(/^.*\//, '').replace(/^tertulia-/, '')
