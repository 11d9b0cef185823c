import { withAges } from '../../src/danger/ages';

describe('an age beside a name', () => {
  it.each([
    ['someone pushed Chloe (13) into a car', 'someone pushed Chloe aged 13) into a car'],
    ['ellie, 14, has gone', 'ellie aged 14, has gone'],
    ['Isla (9yo) is here', 'Isla aged 9yo) is here'],
    ['my niece ( 15 ) is out', 'my niece aged 15 ) is out'],
  ])('is written as one: %s', (text, marked) => {
    expect(withAges(text)).toBe(marked);
  });

  it.each([
    'section (3)',
    'see page (12), please',
    'room (7)',
    'Primary (7), who is the lead',
    'level, 3, then',
    'items 3, 4, 5',
    'Airdrie (01236)',
    'a man (45)',
    'step (4)',
  ])('is not seen in %s', (text) => {
    expect(withAges(text)).toBe(text);
  });

  it('takes linear time', () => {
    const began = performance.now();
    for (const piece of ['a (1', 'a, ', '(13)', 'page (', 'é,9']) withAges(piece.repeat(100_000 / piece.length));
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
