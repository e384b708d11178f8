// Loaded with the first of these pages that somebody opens.
import './judged-people.ts'
import './judged-person.ts'
import './own-rubric.ts'
