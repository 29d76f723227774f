/** A sentence with pairs that a person marked: which subject does what, and which noun a pronoun stands for. */
export interface MarkedSentence {
  readonly text: string;
  /** [subject, verb], each a word of the sentence. */
  readonly acts?: readonly (readonly [subject: string, verb: string])[];
  /** [pronoun, noun]. */
  readonly means?: readonly (readonly [pronoun: string, noun: string])[];
}

/** What heads are measured on: everyday sentences, written for this. Marked words occur once. */
export const MARKED_SENTENCES: readonly MarkedSentence[] = [
  {
    text: 'The cat slept on the mat because it was tired.',
    acts: [['cat', 'slept']],
    means: [['it', 'cat']],
  },
  {
    text: 'My sister bought a bicycle and rode it to school.',
    acts: [['sister', 'bought']],
    means: [['it', 'bicycle']],
  },
  {
    text: 'The old farmer sold his horses before winter came.',
    acts: [
      ['farmer', 'sold'],
      ['winter', 'came'],
    ],
    means: [['his', 'farmer']],
  },
  {
    text: 'The children dropped the glass, and it broke at once.',
    acts: [['children', 'dropped']],
    means: [['it', 'glass']],
  },
  {
    text: 'A woman opened the door, and she smiled.',
    acts: [['woman', 'opened']],
    means: [['she', 'woman']],
  },
  {
    text: 'The soldiers were hungry, so they ate quickly.',
    acts: [['they', 'ate']],
    means: [['they', 'soldiers']],
  },
  {
    text: 'The king lost his crown in the river.',
    acts: [['king', 'lost']],
    means: [['his', 'king']],
  },
  {
    text: 'When the dog barked, the neighbours woke up.',
    acts: [
      ['dog', 'barked'],
      ['neighbours', 'woke'],
    ],
  },
  {
    text: 'The teacher asked the students a question, but they remained silent.',
    acts: [
      ['teacher', 'asked'],
      ['they', 'remained'],
    ],
    means: [['they', 'students']],
  },
  { text: 'The train from the north arrived late again.', acts: [['train', 'arrived']] },
  { text: 'Birds near the lake sing every morning.', acts: [['birds', 'sing']] },
  { text: 'The girl with the red hat reads a letter.', acts: [['girl', 'reads']] },
  {
    text: 'The man who owns the shop closed it early.',
    acts: [['man', 'closed']],
    means: [['it', 'shop']],
  },
  {
    text: 'Rain fell, wind blew, and the ship sank.',
    acts: [
      ['rain', 'fell'],
      ['wind', 'blew'],
      ['ship', 'sank'],
    ],
  },
  {
    text: 'The queen wrote to her brother about the war.',
    acts: [['queen', 'wrote']],
    means: [['her', 'queen']],
  },
  { text: 'The engine was so loud that it hurt.', means: [['it', 'engine']] },
  {
    text: 'Doctors say that walking helps.',
    acts: [
      ['doctors', 'say'],
      ['walking', 'helps'],
    ],
  },
  { text: 'The box fell because it was heavy.', acts: [['box', 'fell']], means: [['it', 'box']] },
  {
    text: 'The boy lost a tooth, but he laughed.',
    acts: [
      ['boy', 'lost'],
      ['he', 'laughed'],
    ],
    means: [['he', 'boy']],
  },
  { text: 'The river rose and the bridge over the river fell.', acts: [['bridge', 'fell']] },
  { text: 'The bank lends money, and the bank wants the money back.' },
  { text: 'A house by the sea, a house by the lake, a house in town.' },
  {
    text: 'Day after day the sun rose, and day after day we worked.',
    acts: [
      ['sun', 'rose'],
      ['we', 'worked'],
    ],
  },
  {
    text: 'The baker knows that the mayor likes his bread.',
    acts: [
      ['baker', 'knows'],
      ['mayor', 'likes'],
    ],
  },
  {
    text: 'The ball hit the window and broke it.',
    acts: [['ball', 'hit']],
    means: [['it', 'window']],
  },
  { text: 'The letter that she sent never reached him.', acts: [['she', 'sent']] },
  { text: 'Our guests left early; the food was cold.', acts: [['guests', 'left']] },
  { text: 'The lamp, the table and the chair were sold.' },
  {
    text: 'The pilot said that he saw the island.',
    acts: [
      ['pilot', 'said'],
      ['he', 'saw'],
    ],
    means: [['he', 'pilot']],
  },
  {
    text: 'Prices rose, so people bought less.',
    acts: [
      ['prices', 'rose'],
      ['people', 'bought'],
    ],
  },
  {
    text: 'The actress forgot her lines on the first night.',
    acts: [['actress', 'forgot']],
    means: [['her', 'actress']],
  },
  {
    text: 'When the rain stops, the road opens.',
    acts: [
      ['rain', 'stops'],
      ['road', 'opens'],
    ],
  },
];
