import type { Migration } from 'kysely'
import * as core from './001_core.ts'
import * as files from './002_files.ts'
import * as followers from './003_followers.ts'
import * as schedule from './003_schedule.ts'
import * as search from './003_search.ts'
import * as talk from './004_talk.ts'
import * as profiles from './005_profiles.ts'
import * as grades from './006_grades.ts'
import * as nesting from './008_nesting.ts'
import * as circles from './009_circles.ts'
import * as handing from './010_handing.ts'
import * as holding from './010_holding.ts'
import * as slow from './010_slow.ts'
import * as mentoring from './011_mentoring.ts'
import * as guests from './012_guests.ts'
import * as records from './013_records.ts'
import * as quiet from './014_quiet.ts'
import * as unseen from './018_unseen.ts'
import * as searchPlaces from './020_search_places.ts'
import * as guestUploads from './021_guest_uploads.ts'
import * as codesByHash from './022_codes_by_hash.ts'
import * as faces from './023_faces.ts'
import * as rowsInTheirKey from './024_rows_in_their_key.ts'

/** The core's migrations, in order. One that has shipped never changes. */
export const coreMigrations: Readonly<Record<string, Migration>> = {
  '001_core': core,
  '002_files': files,
  '003_followers': followers,
  '003_schedule': schedule,
  '003_search': search,
  '004_talk': talk,
  '005_profiles': profiles,
  '006_grades': grades,
  '008_nesting': nesting,
  '009_circles': circles,
  '010_handing': handing,
  '010_holding': holding,
  '010_slow': slow,
  '011_mentoring': mentoring,
  '012_guests': guests,
  '013_records': records,
  '014_quiet': quiet,
  '018_unseen': unseen,
  '020_search_places': searchPlaces,
  '021_guest_uploads': guestUploads,
  '022_codes_by_hash': codesByHash,
  '023_faces': faces,
  '024_rows_in_their_key': rowsInTheirKey,
}
