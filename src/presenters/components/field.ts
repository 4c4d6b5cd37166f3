/** One answer to choose from; `note` and `price` make it a card. */
export interface Option {
  readonly value: string
  readonly label: string
  readonly note: string | null
  readonly price: string | null
  readonly disabled: boolean
}

export type FieldKind =
  | 'text'
  | 'email'
  | 'password'
  | 'tel'
  | 'url'
  | 'search'
  | 'number'
  | 'date'
  | 'textarea'
  | 'select'
  | 'radio'
  | 'cards'
  | 'checkbox'
  | 'checkboxes'
  | 'file'

/** Everything that views/partials/field.ejs needs to draw a question with its label, help and complaint. */
export interface Field {
  /** One control, or a group of them under a legend. */
  readonly element: 'div' | 'fieldset'
  readonly kind: FieldKind
  readonly name: string
  readonly id: string
  readonly label: string
  readonly hint: string | null
  readonly error: string | null
  readonly required: boolean
  readonly value: string
  /** Of `checkboxes`; a single `checkbox` is ticked when `value` is not empty. */
  readonly values: readonly string[]
  readonly options: readonly Option[]
  readonly autocomplete: string | null
  readonly placeholder: string | null
  readonly inputmode: string | null
  readonly maxlength: number | null
  readonly rows: number
  readonly accept: string | null
  readonly disabled: boolean
  readonly mono: boolean
  /** Ids of the hint and the complaint, for `aria-describedby`; null when there is neither. */
  readonly describedBy: string | null
}

type FieldDraft = Pick<Field, 'name' | 'label'> & Partial<Omit<Field, 'element' | 'describedBy'>>

/** A question of a form; what is not said has a plain default. */
export function field(draft: FieldDraft): Field {
  const id = draft.id ?? `field-${draft.name.replaceAll(/[^A-Za-z0-9]+/g, '-')}`
  const described = [draft.hint ? `${id}-hint` : '', draft.error ? `${id}-error` : ''].filter(Boolean)
  return {
    kind: 'text',
    hint: null,
    error: null,
    required: false,
    value: '',
    values: [],
    options: [],
    autocomplete: null,
    placeholder: null,
    inputmode: null,
    maxlength: null,
    rows: 4,
    accept: null,
    disabled: false,
    mono: false,
    ...draft,
    id,
    element: GROUPS.includes(draft.kind ?? 'text') ? 'fieldset' : 'div',
    describedBy: described.length > 0 ? described.join(' ') : null,
  }
}

const GROUPS: readonly FieldKind[] = ['radio', 'cards', 'checkboxes']

export function option(value: string, label: string, more: Partial<Omit<Option, 'value' | 'label'>> = {}): Option {
  return { value, label, note: null, price: null, disabled: false, ...more }
}

/** What is wrong with a form, each line a way to its field; null when nothing is. */
export interface ErrorSummary {
  readonly lines: readonly { readonly href: string; readonly text: string }[]
  /** The page opens with it in view and in a screen reader's ear. */
  readonly focused: boolean
}

export function errorSummary(fields: readonly Field[]): ErrorSummary | null {
  const wrong = fields.filter(({ error }) => error !== null)
  if (wrong.length === 0) return null
  return { lines: wrong.map(({ id, error }) => ({ href: `#${id}`, text: error ?? '' })), focused: true }
}
