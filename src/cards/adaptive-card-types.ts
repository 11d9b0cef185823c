/** The part of Adaptive Cards 1.5 that our cards use: everything here is drawn by Teams on desktop, web and phones. */
export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.5';
  /** The whole answer as plain text, for a client that can't draw the card. */
  fallbackText: string;
  /** A short line for screen readers: the card's name. */
  speak: string;
  body: CardElement[];
  msteams: { width: 'Full' };
}

interface Placed {
  spacing?: 'none' | 'small' | 'default' | 'medium' | 'large';
  separator?: boolean;
}

export type CardElement = TextBlock | RichTextBlock | Container | ColumnSet | ActionSet;

/** Text in Teams' Markdown: escape what it holds. */
export interface TextBlock extends Placed {
  type: 'TextBlock';
  text: string;
  wrap: true;
  style?: 'heading';
  size?: 'small' | 'default' | 'medium' | 'large';
  weight?: 'bolder';
}

/** Text shown to the letter: no Markdown is read in it. */
export interface RichTextBlock extends Placed {
  type: 'RichTextBlock';
  inlines: TextRun[];
}

export interface TextRun {
  type: 'TextRun';
  text: string;
  size?: 'small';
  weight?: 'bolder';
}

export interface Container extends Placed {
  type: 'Container';
  items: CardElement[];
  style?: 'emphasis' | 'attention' | 'warning';
}

interface ColumnSet extends Placed {
  type: 'ColumnSet';
  columns: { type: 'Column'; width: 'stretch' | 'auto'; verticalContentAlignment: 'center'; items: CardElement[] }[];
}

interface ActionSet extends Placed {
  type: 'ActionSet';
  actions: CardAction[];
}

export type CardAction =
  | { type: 'Action.Execute'; verb: 'answer'; title: string; data: { choice: string } }
  | { type: 'Action.OpenUrl'; title: string; url: string; tooltip: string };
