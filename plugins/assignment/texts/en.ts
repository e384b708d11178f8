/** The names of the plugin and of its settings, as designers meet them. */
export const names = {
  name: 'On-the-job assignment',
  description: 'A ladder of real work, from watching to teaching: shown as it is, and signed by people who know.',
  'kind.work': 'Work',
  'settings.practice': 'What is learned here',
  'settings.practice.hint':
    'For example: run a service visit from the first call to the report. The steps are made in the activity itself.',
  'settings.order': 'The steps are taken',
  'settings.order.inOrder': 'One after the other',
  'settings.order.freely': 'In any order',
  'settings.patience': 'After how long a work goes on to somebody else',
  'settings.patience.hint': 'When whoever was asked to sign has not answered.',
  'settings.patience.unit': 'days',
  'settings.askWhere': 'Ask where it happened',
  'settings.askWhen': 'Ask when it happened',
  'settings.prompts': 'What people are asked about their work',
  'settings.prompts.hint':
    'Three questions at most. Without any: what was different, what to do again, what one did not know.',
  'settings.columns': 'In the gradebook',
  'settings.columns.whole': 'One column for the whole',
  'settings.columns.rungs': 'A column for each step',
  'settings.columns.none': 'No grade',
  'settings.points': 'Points of a column',
  'settings.gallery': 'How others did it',
  'settings.gallery.open': 'Open from the first minute',
  'settings.gallery.afterOwn': 'After one’s own first attempt',
  'settings.readers': 'Readers of each work, from the cohort',
  'settings.readers.hint':
    'They say what they see, by the criteria. Where there are not enough, a mentor reads. 0: nobody is asked.',
  'settings.readingDays': 'After how long another reader is asked',
  'settings.readingDays.unit': 'days',
  'settings.readersNamed': 'Readers are named',
} as const
