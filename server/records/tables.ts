export interface RecordTables {
  record_keys: RecordKeyRow
}

export interface RecordKeyRow {
  kid: string
  /** The public key, as RFC 8037 writes it in a JWK. */
  x: string
  first_used_at: number
}
