/** Cookies of a browser that is not there: kept per host, without looking at the port, as browsers do. */
export class CookieJar {
  private readonly hosts = new Map<string, Map<string, string>>()

  /** Takes in the Set-Cookie headers of an answer; Max-Age=0 or an empty value takes one away. */
  keep(url: string, headers: Headers) {
    const cookies = this.of(url)
    for (const line of headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const name = pair.slice(0, pair.indexOf('=')).trim()
      const value = pair.slice(pair.indexOf('=') + 1)
      if (value === '' || /;\s*max-age=0\b/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
  }

  set(url: string, name: string, value: string) {
    this.of(url).set(name, value)
  }

  /** Throws all cookies of a host away: a browser that blocks them, or another browser. */
  clear(url: string) {
    this.of(url).clear()
  }

  /** The Cookie header for an address, if there is anything to send. */
  write(url: string): Record<string, string> {
    const pairs = [...this.of(url)].map(([name, value]) => `${name}=${value}`)
    return pairs.length > 0 ? { cookie: pairs.join('; ') } : {}
  }

  private of(url: string) {
    const { hostname } = new URL(url)
    const cookies = this.hosts.get(hostname) ?? new Map<string, string>()
    this.hosts.set(hostname, cookies)
    return cookies
  }
}
