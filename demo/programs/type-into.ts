import type { Locator } from '@playwright/test';

/** Types key by key into an emptied field, as a person does; pages that listen hear all of it. */
export async function typeInto(field: Locator, text: string): Promise<void> {
  await field.fill('');
  await field.pressSequentially(text);
}
