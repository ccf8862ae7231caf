/* Holds element templates against the schema that Modeler reads them by: `lint-templates.js FILE.json…`. */
import { readFileSync } from 'node:fs';

import { validateAll } from '@bpmn-io/element-templates-validator';

let wrong = false;

for (const file of process.argv.slice(2)) {
  const templates = [ JSON.parse(readFileSync(file, 'utf8')) ].flat();
  const ids = templates.map(template => template.id);

  validateAll(templates).results.forEach(({ errors, object }) => errors?.forEach(error => complain(file, object.id, error.message)));
  ids.filter((id, index) => ids.indexOf(id) !== index).forEach(id => complain(file, id, 'there are two of this id'));
}

if (wrong) {
  process.exit(1);
}

function complain(file, id, message) {
  wrong = true;
  console.error(`${file}: ${id}: ${message}`);
}
