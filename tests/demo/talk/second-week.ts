import { say, type ThreadSeed } from './thread.ts'

export const boilerAtNight: ThreadSeed = {
  title: 'The bakery that switched its boiler off at night',
  kind: 'story',
  endings: [
    { by: 'priya', at: '1d 17:21', stance: 'retold' },
    { by: 'kwame', at: '2d 18:00', stance: 'retold' },
  ],
  said: [
    say(
      'priya',
      '19d 17:30',
      'A story, because I laughed all the way home. Panadería Olmo: “the machine is slow in the morning”. Element fine, thermostat fine, scale next to nothing. I was about to order a board. Then the daughter says: “Papá switches the wall off at night. For the electricity.”\n\nCold boiler, every morning, for three years.',
      { reactions: { 'well-said': 'tomas ines kwame siobhan marisol hana', same: 'emeka' } },
    ),
    say(
      'tomas',
      '19d 20:15',
      'Everyone gets one of these. The good ones ask at the table before they open the machine.',
      { to: 1, reactions: { 'well-said': 'priya jonas' } },
    ),
    say('kwame', '19d 20:40', 'What did you tell the father?', { to: 1 }),
    say(
      'priya',
      '19d 21:05',
      'That heating it from cold costs him about what keeping it warm does, and an hour of queue besides. I wrote it on the back of a flour bag. He kept the bag.',
      {
        to: 3,
        reactions: { 'well-said': 'kwame chloe bea', helped: 'kwame' },
      },
    ),
    say('thandiwe', '18d 8:30', 'Do you have the numbers? I would like to tell it with numbers.', { to: 4 }),
    say(
      'priya',
      '18d 12:10',
      'Eleven litres from 18 to 120 degrees is about `1.3 kWh`. Standing still over a night loses about `1.6 kWh` without the jacket, `0.9` with. So: sell him the jacket.',
      { to: 5, reactions: { helped: 'thandiwe milo lukasz', thanks: 'thandiwe' } },
    ),
    say('milo', '18d 12:34', 'Sell him the jacket should be on a mug.', { to: 6, reactions: { '😄': 'priya hana' } }),
    say(
      'priya',
      '1d 17:20',
      'I told this one to my Tuesday customer, word for word. He went and looked at his own wall switch.',
      {
        to: 1,
        reactions: { 'well-said': 'tomas kwame' },
      },
    ),
    say('emeka', '1d 18:40', 'And?', { to: 8 }),
    say('priya', '130m', 'Off. Of course. He bought the jacket.', { to: 9, reactions: { '😄': 'emeka ines' } }),
  ],
}

export const wandBurns: ThreadSeed = {
  title: 'Steam wand burns: what do you carry?',
  kind: 'question',
  endings: [
    { by: 'tomas', at: '17d 21:16', mark: { message: 2, as: 'answer' } },
    { by: 'hana', at: '16d 8:26', mark: { message: 2, as: 'answer' } },
  ],
  said: [
    say(
      'hana',
      '17d 19:20',
      'Small burn today, my own fault, I wiped the wand with the valve not quite shut. Fine already. What do you have in the bag for this?',
      {
        reactions: { thanks: 'nadia' },
      },
    ),
    say(
      'thandiwe',
      '17d 19:41',
      'Twenty minutes of cool running water, from the tap, not ice. Then a clean cover. No butter, no toothpaste, whatever the customer offers. A gel dressing in the bag costs three euros.',
      {
        to: 1,
        reactions: { helped: 'hana nadia jonas farah noor', thanks: 'hana agnieszka' },
      },
    ),
    say('gabriel', '17d 20:02', 'I put ice on mine last month and was proud of it.', { to: 2, takenBack: true }),
    say(
      'tomas',
      '17d 21:15',
      'And tell me, each time, however small. Not for a form: if three of you burn yourselves on the same wand, the wand is wrong.',
      {
        to: 1,
        reactions: { 'well-said': 'hana thandiwe agnieszka' },
      },
    ),
    say(
      'nadia',
      '16d 8:10',
      'I wiped mine with the thick cloth folded twice, as you showed us on Wednesday. It still frightened me, and nothing happened.',
      {
        to: 1,
        reactions: { same: 'hana', thanks: 'tomas' },
      },
    ),
    say('hana', '16d 8:25', 'That is the whole lesson, I think.', { to: 5, reactions: { 'well-said': 'nadia' } }),
    say('agnieszka', '16d 10:00', 'Gel dressings are ordered for every van. They come on Friday with the gaskets.', {
      to: 2,
      reactions: { thanks: 'hana thandiwe nadia jonas' },
    }),
  ],
}

export const fridayCall: ThreadSeed = {
  title: 'Swap one Friday call a month for a visit together',
  kind: 'proposal',
  endings: [
    { by: 'bea', at: '16d 16:06', stance: 'for' },
    { by: 'ines', at: '16d 16:30', stance: 'for' },
    { by: 'yusuf', at: '16d 16:41', stance: 'for' },
    { by: 'lukasz', at: '14d 8:46', stance: 'for' },
    { by: 'noor', at: '14d 12:31', stance: 'for' },
    { by: 'tomas', at: '15d 20:21', stance: 'for' },
    { by: 'farah', at: '16d 17:13', stance: 'against' },
    { by: 'farah', at: '15d 9:30', stance: 'for' },
    { by: 'agnieszka', at: '10d 16:21', mark: { message: 8, as: 'decision' } },
  ],
  closed: { by: 'agnieszka', at: '10d 16:30' },
  said: [
    say(
      'bea',
      '16d 16:05',
      'Proposal. The Friday call is good, but we talk about machines that nobody sees. Once a month, let us go to one together instead: four people, one customer, a mentor. Who is for it?',
      {
        reactions: { same: 'ines kwame priya yusuf lucia jonas nadia', 'well-said': 'marisol' },
      },
    ),
    say('yusuf', '16d 16:40', 'For it, if the customer knows. Five people in a small bar at nine is an invasion.', {
      to: 1,
      reactions: { 'well-said': 'bea' },
    }),
    say(
      'farah',
      '16d 17:12',
      'I cannot travel on Fridays. Could one stay behind with a camera and we others ask from afar?',
      { to: 1, reactions: { same: 'noor' } },
    ),
    say('bea', '15d 9:00', 'Good point. A phone on the shelf, and those at home have the first question.', {
      to: 3,
      reactions: { thanks: 'farah noor' },
    }),
    say('tomas', '15d 20:20', 'I have three customers who would enjoy it. One of them bakes.', {
      to: 1,
      reactions: { '😄': 'bea jonas milo' },
    }),
    say(
      'lukasz',
      '14d 8:45',
      'I am for it, and I would keep the other three calls. They made me listen to people I never meet.',
      { to: 1, reactions: { same: 'siobhan thandiwe' } },
    ),
    say('noor', '14d 12:30', 'For it.', { to: 1 }),
    say(
      'agnieszka',
      '10d 16:20',
      'Decided: **yes, from next month**, the last Friday, four places and one phone on the shelf. Bea keeps the list. Thank you for thinking of those who stay at home.',
      {
        to: 1,
        reactions: { thanks: 'bea farah noor yusuf kwame', 'well-said': 'paul' },
      },
    ),
  ],
}

export const gravel: ThreadSeed = {
  title: 'The grinder sounds like gravel after cleaning',
  kind: 'question',
  endings: [{ by: 'yusuf', at: '13d 9:11', mark: { message: 2, as: 'answer' } }],
  said: [
    say(
      'yusuf',
      '14d 13:15',
      'Cleaned the burrs, put everything back, calibrated. Now it sounds like gravel for two seconds at each start, then fine. Doses are right. Do I leave it?',
      {
        reactions: { same: 'owen' },
      },
    ),
    say(
      'ines',
      '14d 13:32',
      'Do not leave it. Is the upper carrier seated? A crumb under the thread is enough. Take it off again and brush the thread, dry.',
      {
        to: 1,
        reactions: { helped: 'yusuf owen', thanks: 'yusuf' },
      },
    ),
    say('milo', '14d 13:40', 'Or the wave spring is in upside down. Ask me how I know.', {
      to: 1,
      reactions: { '😄': 'ines yusuf kwame' },
    }),
    say('yusuf', '14d 15:05', 'How do you know?', { to: 3, reactions: { '😄': 'milo' } }),
    say('milo', '14d 15:20', 'Two visits, one Saturday.', { to: 4, reactions: { '😄': 'yusuf bea hana' } }),
    say('yusuf', '13d 9:10', 'A crumb under the thread. One grain. @{ines} you heard it from here.', {
      to: 2,
      reactions: { 'well-said': 'ines tomas', thanks: 'ines' },
    }),
    say('ines', '13d 9:25', 'Bicycles.', { to: 6, reactions: { '😄': 'yusuf milo tomas' } }),
  ],
}
