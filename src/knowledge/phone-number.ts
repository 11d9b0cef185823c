import parsePhoneNumber from 'libphonenumber-js/min';

/** Short codes of the United Kingdom that a leaflet may print; `tel:` takes them as they are. */
const SHORT_CODES = new Set(['101', '111', '112', '999']);

/** The `tel:` link of a number as printed in the United Kingdom; undefined when it is no number that can be dialled. */
export function telLink(printed: string): string | undefined {
  if (SHORT_CODES.has(printed)) return `tel:${printed}`;
  if (!/^[\d ()+-]+$/.test(printed)) return undefined;
  const number = parsePhoneNumber(printed, 'GB');
  return number?.isValid() ? `tel:${number.number}` : undefined;
}
