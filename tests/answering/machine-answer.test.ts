import { toMachineAnswer } from '../../src/answering/machine-answer';
import {
  contactListAnswer,
  didYouMeanAnswer,
  notedAnswer,
  topicAnswer,
  unknownAnswer,
  urgentAnswer,
} from '../fixtures/answers';

describe('the answer for machines', () => {
  it('names the topics that are shown, and the question as it was asked', () => {
    const answer = toMachineAnswer(' What are the SIGNS ', topicAnswer());
    expect(answer).toMatchObject({
      question: ' What are the SIGNS ',
      outcome: 'answered',
      topics: ['signs'],
      contacts: [],
      urgent: false,
      confidence: 0.93,
      choices: [],
    });
  });

  it('names a topic once, though two sections show it', () => {
    const { sections } = topicAnswer();
    expect(toMachineAnswer('', topicAnswer({ sections: [...sections, ...sections] })).topics).toEqual(['signs']);
  });

  it('names no topic when it only offers choices, and offers numbers and addresses under their topics', () => {
    expect(toMachineAnswer('', didYouMeanAnswer())).toMatchObject({
      outcome: 'choices',
      topics: [],
      choices: ['signs', 'contact', 'websites'],
    });
  });

  it('leaves the emergency section out of the topics, and its numbers in the contacts and the text', () => {
    const answer = toMachineAnswer('', urgentAnswer());
    expect(answer).toMatchObject({ urgent: true, topics: ['signs'], contacts: ['police-999', 'emergency'] });
    expect(answer.text.slice(0, 300)).toContain('999');
  });

  it('declares all the contacts of the whole list', () => {
    expect(toMachineAnswer('', contactListAnswer()).contacts).toHaveLength(9);
  });

  it('has no topic for what the leaflet does not say', () => {
    expect(toMachineAnswer('', unknownAnswer())).toMatchObject({ outcome: 'unknown', topics: [], choices: [] });
  });

  it('gives the asker the note that is for her alone', () => {
    expect(toMachineAnswer('', notedAnswer()).text).toContain('leave out names');
  });
});
