import { afterAll, beforeAll, describe, test } from 'vitest';
import { loadForm } from '../lib/onnx/support';
import { checksFor } from '../support/onnx/checks';
import { closeForm, type OpenForm, openForm } from '../support/onnx/form';
import { manifest } from '../support/onnx/reference';

describe.each(Object.keys(manifest.forms))('%s', (name) => {
  let form: OpenForm;
  beforeAll(async () => {
    form = await openForm(name, loadForm(name));
  });
  afterAll(() => closeForm(form));

  test.each(checksFor(name))('$title', ({ run }) => run(form));
});
