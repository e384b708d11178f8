import { say, type ThreadSeed } from './thread.ts'

export const welcome: ThreadSeed = {
  title: 'Start here: who we are, and what this place is for',
  pinnedBy: 'agnieszka',
  said: [
    say(
      'agnieszka',
      '27d 9:05',
      [
        'Welcome, March starters. For ten weeks this is our table between the rides.',
        '',
        '- **Ask early.** Somebody here met it last month.',
        '- **Tell what happened**, above all when it went wrong.',
        '- Reading along is taking part. Nobody counts.',
        '',
        'Say hello in two sentences: where you ride, and one thing you could already do before you came.',
      ].join('\n'),
      { reactions: { thanks: 'kwame priya hana lucia jonas bea nadia' } },
    ),
    say(
      'tomas',
      '27d 9:40',
      'Tomás, mentor for the north. Nineteen years of boilers. I answer in the evening, and sooner if it leaks.',
      {
        to: 1,
        reactions: { thanks: 'ines mateo', same: 'marisol' },
      },
    ),
    say(
      'ines',
      '27d 11:15',
      'Inés, I ride in Bilbao with Tomás. Before this I repaired bicycles: I can hear a dry bearing across the street.',
      {
        to: 1,
        reactions: { 'well-said': 'milo yusuf', same: 'milo' },
      },
    ),
    say(
      'kwame',
      '27d 12:02',
      'Kwame, Getxo and the coast. I ran a café for four years, so I know how it feels when you are late.',
      {
        to: 1,
        reactions: { same: 'chloe' },
      },
    ),
    say(
      'mateo',
      '27d 13:30',
      'Soy Mateo, en Vitoria con Marisol. Antes instalaba calderas de gas. De café sé poco, de agua un poco más.',
      {
        to: 1,
        reactions: { thanks: 'lucia ximena' },
      },
    ),
    say('marisol', '27d 14:10', 'Bienvenido, @{mateo}. Quien sabe de agua ya sabe media profesión.', {
      to: 5,
      reactions: { 'well-said': 'mateo tomas gabriel' },
    }),
    say(
      'thandiwe',
      '26d 8:50',
      'Thandiwe, San Sebastián. I was a nurse. I keep notes like one, you are welcome to them.',
      {
        to: 1,
        reactions: { thanks: 'nadia farah priya' },
      },
    ),
    say(
      'nadia',
      '26d 20:05',
      'Nadia, still riding along in the city. I can read wiring diagrams and I am afraid of steam. Both true.',
      {
        to: 1,
        reactions: { same: 'hana noor', thanks: 'agnieszka' },
      },
    ),
    say('hana', '26d 20:31', '@{nadia} me too, about the steam. Let us ask for the safety morning together.', {
      to: 8,
      reactions: { thanks: 'nadia' },
    }),
    say(
      'agnieszka',
      '25d 8:15',
      'Done: safety morning with Tomás next Wednesday, eight places, bring gloves that fit.',
      {
        to: 9,
        reactions: { thanks: 'hana nadia noor jonas' },
      },
    ),
  ],
}

export const checklist: ThreadSeed = {
  title: 'Checklist: ten minutes before you ring the bell',
  kind: 'reuse',
  endings: [
    { by: 'kwame', at: '23d 19:10', stance: 'reused' },
    { by: 'emeka', at: '20d 17:44', stance: 'reused' },
    { by: 'ines', at: '18d 20:00', stance: 'reused' },
    { by: 'nadia', at: '12d 18:00', stance: 'reused' },
    { by: 'yusuf', at: '9d 18:00', stance: 'reused' },
  ],
  said: [
    say(
      'siobhan',
      '24d 18:20',
      [
        'I wrote down what I wish I had done before each of my first visits. Take it, change it, tell me what is missing.',
        '',
        '1. Read the last two visit notes, not only the last.',
        '2. Machine, age, water filter: in your head, not on the phone.',
        '3. Gauge, strips, gaskets in the jacket. Twice up and down the stairs looks like you do not know.',
        '4. Ask at the bar who works it in the morning. Not always who called.',
      ].join('\n'),
      { reactions: { helped: 'kwame ines lucia nadia yusuf owen', thanks: 'tomas agnieszka' } },
    ),
    say(
      'yusuf',
      '24d 19:02',
      'Add: park where the van can stay an hour. I lost a visit to a parking ticket and a bad mood.',
      { to: 1, reactions: { same: 'jonas kwame' } },
    ),
    say(
      'marisol',
      '24d 21:10',
      'Number four is the one that people learn last. The owner tells you what it costs; the person on the early shift tells you what it does.',
      {
        to: 1,
        reactions: { 'well-said': 'siobhan chloe bea kwame priya' },
      },
    ),
    say('milo', '23d 8:40', 'I print it small and tape it inside the tool case. Photo tomorrow.', { to: 1 }),
    say(
      'lucia',
      '23d 12:25',
      '5. Charge the phone. No es broma: me quedé sin batería con la máquina abierta y el esquema en la nube.',
      { to: 1, reactions: { same: 'gabriel ximena' } },
    ),
    say('siobhan', '23d 18:00', 'All in. Version two has eight lines and I stop there, otherwise nobody reads it.', {
      edited: 'All in. Version two has eight lines and I stop there: a list that fits no jacket pocket is a manual.',
      reactions: { 'well-said': 'marisol milo', helped: 'farah' },
    }),
    say(
      'emeka',
      '20d 17:45',
      'Used it in Durango today. The second-last note said "regulator stiff". The last one did not. Saved me an hour.',
      {
        to: 1,
        reactions: { 'well-said': 'siobhan tomas', thanks: 'siobhan' },
      },
    ),
  ],
}

export const loanMachine: ThreadSeed = {
  title: 'How do you say no to a free loan machine?',
  kind: 'question',
  endings: [
    { by: 'chloe', at: '21d 17:56', mark: { message: 3, as: 'answer' } },
    { by: 'tomas', at: '21d 20:00', mark: { message: 3, as: 'answer' } },
  ],
  said: [
    say(
      'chloe',
      '22d 16:10',
      'Second customer this week who wants a loan machine “as last year”, free, for a repair of one day. I said I would ask. What do you say?',
      {
        reactions: { same: 'bea gabriel' },
      },
    ),
    say('bea', '22d 16:45', 'I say yes and regret it on the stairs with 40 kilos.', {
      to: 1,
      reactions: { same: 'jonas', '😄': 'chloe milo kwame' },
    }),
    say(
      'marisol',
      '22d 20:30',
      'First the question behind it: *what happens tomorrow at seven if this machine is open?* Mostly it is the fear of an empty bar. Then you can offer what helps: come at six, or leave one group running.\n\n> “I cannot bring one, but at seven tomorrow you will serve coffee, and this is how.”',
      { to: 1, reactions: { helped: 'chloe bea gabriel lucia', 'well-said': 'agnieszka tomas' } },
    ),
    say('chloe', '21d 17:55', 'It worked! One group blocked off, the other ran until noon. She did not ask again.', {
      to: 3,
      reactions: { 'well-said': 'marisol bea', thanks: 'marisol' },
    }),
    say('jonas', '21d 18:20', 'How did you block the group off? The old two-group has no valve there.', { to: 4 }),
    say('chloe', '21d 18:41', 'Blind gasket from the van, 58 mm. Tomás showed me in week two.', {
      to: 5,
      reactions: { helped: 'jonas' },
    }),
    say('paul', '20d 9:30', 'May I put this exchange into “When to say no”? With your names, if you like.', {
      to: 3,
      reactions: { thanks: 'chloe marisol' },
    }),
    say('marisol', '20d 9:52', 'With pleasure.', { to: 7 }),
  ],
}
