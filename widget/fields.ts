const isInput = (field: Element): field is HTMLInputElement => field.localName === 'input';

/** A form's inputs, also those that a table in between has torn out of it. */
export const listFields = (form: Element): readonly HTMLInputElement[] =>
  [...(form instanceof HTMLFormElement ? form.elements : form.querySelectorAll('*'))].filter(
    isInput,
  );
