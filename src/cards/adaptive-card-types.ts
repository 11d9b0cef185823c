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

export type CardElement = TextBlock | RichTextBlock | Container | ColumnSet | ActionSet | TextInput | Toggle;

/** What an Action.ToggleVisibility shows and hides. */
interface Hideable {
  id?: string;
  isVisible?: false;
}

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

export interface Container extends Placed, Hideable {
  type: 'Container';
  items: CardElement[];
  style?: 'emphasis' | 'attention' | 'warning';
}

interface ColumnSet extends Placed {
  type: 'ColumnSet';
  columns: { type: 'Column'; width: 'stretch' | 'auto'; verticalContentAlignment: 'center'; items: CardElement[] }[];
}

interface ActionSet extends Placed, Hideable {
  type: 'ActionSet';
  actions: CardAction[];
}

/** A box for several lines of words; `id` names them in what is submitted. */
interface TextInput extends Placed {
  type: 'Input.Text';
  id: string;
  label: string;
  isMultiline: true;
  isRequired: true;
  errorMessage: string;
  maxLength: number;
  value?: string;
}

/** A box to tick; `id` names it in what is submitted, where it is "true" or "false". */
interface Toggle extends Placed {
  type: 'Input.Toggle';
  id: string;
  label: string;
  title: string;
  wrap: true;
  value?: 'true';
}

/** What a button of a card sends back: a choice, and how it is to be answered (docs/decisions/0003-teams-buttons.md). */
export interface ChoiceData {
  choice: string;
  /** The answer takes the card's place. */
  inPlace?: true;
  /** The card is read by one person alone, and so is its answer. */
  alone?: true;
}

/** What opens or sends the form for a question to the owners; `task/fetch` opens a dialog over the card. */
interface FormData {
  form: 'open' | 'send';
  /** Of the form that is sent: one for each that was opened, kept when it is shown again. */
  formId?: string;
  msteams?: { type: 'task/fetch' };
}

export type CardAction =
  | { type: 'Action.Execute'; verb: 'answer'; title: string; data: ChoiceData }
  | { type: 'Action.Submit'; title: string; data: ChoiceData | FormData }
  | { type: 'Action.ToggleVisibility'; title: string; targetElements: string[] }
  | { type: 'Action.OpenUrl'; title: string; url: string; tooltip: string };
