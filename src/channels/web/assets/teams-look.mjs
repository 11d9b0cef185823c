/** How Teams draws cards in one of its looks: the colours that differ; sizes and spaces are the same in all. */
const LIGHT = {
  text: '#242424',
  subtle: '#616161',
  accent: '#4f52b2',
  good: '#0e700e',
  warning: '#8a3707',
  attention: '#b10e1c',
  card: '#ffffff',
  emphasis: '#f5f5f5',
  accentBack: '#e8ebfa',
  goodBack: '#f1faf1',
  warningBack: '#fdf6f3',
  attentionBack: '#fdf3f4',
  line: '#e0e0e0',
};

const DARK = {
  text: '#ffffff',
  subtle: '#adadad',
  accent: '#aab1fa',
  good: '#54b054',
  warning: '#faa06b',
  attention: '#f1707b',
  card: '#292929',
  emphasis: '#333333',
  accentBack: '#383966',
  goodBack: '#052505',
  warningBack: '#4a1e04',
  attentionBack: '#3b0509',
  line: '#525252',
};

/**
 * Our own host config for the official renderer, after the looks of Teams on a desktop.
 * @param {boolean} dark
 */
export function teamsLook(dark) {
  const look = dark ? DARK : LIGHT;
  const colour = (/** @type {string} */ value) => ({ default: value, subtle: value });
  const foregroundColors = {
    default: { default: look.text, subtle: look.subtle },
    dark: { default: look.text, subtle: look.subtle },
    light: { default: look.subtle, subtle: look.subtle },
    accent: colour(look.accent),
    good: colour(look.good),
    warning: colour(look.warning),
    attention: colour(look.attention),
  };
  const container = (/** @type {string} */ backgroundColor) => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: "'Segoe UI', system-ui, -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', Arial, sans-serif",
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { small: 6, default: 10, medium: 16, large: 22, extraLarge: 32, padding: 16 },
    separator: { lineThickness: 1, lineColor: look.line },
    textBlock: { headingLevel: 3 },
    containerStyles: {
      default: container(look.card),
      emphasis: container(look.emphasis),
      accent: container(look.accentBack),
      good: container(look.goodBack),
      warning: container(look.warningBack),
      attention: container(look.attentionBack),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 16 },
    },
    supportsInteractivity: true,
  };
}
