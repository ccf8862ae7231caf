// What whoever writes a decision has to know while the form is open: the most that can be awarded, whether similar cases
// ended differently, and a draft of the reasons to begin with. The form itself stays the analysts'.

const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
const NUMBER = /RC-[0-9A-Z]{4}-[0-9A-Z]{4}/;
const VALUES = {'claim denied': 'DENIED', nobody: 'NONE'};

/** Fields are found by the ids that the forms give them. */
const field = (form, id) => form.querySelector(`[id$="-Field_${id}"]`);

function value(label) {
  const words = label.trim().toLowerCase();
  return VALUES[words] || words.replace(/ /g, '_').toUpperCase();
}

/** What is filled in so far, in the words of the API. */
function draftOf(form) {
  const draft = new URLSearchParams();
  const remedy = form.querySelector('[id$="-Field_remedyType-display"]');
  const amount = field(form, 'amount');
  const fault = form.querySelector('[id*="-Field_fault-"]:checked');
  const returned = field(form, 'returnRequired');
  // Before anything is chosen the display asks to select.
  if (remedy && !remedy.classList.contains('fjs-select-placeholder') && remedy.textContent.trim() !== 'Select') {
    draft.set('remedy', value(remedy.textContent));
  }
  if (amount && /^[0-9]+(\.[0-9]+)?$/.test(amount.value)) {
    draft.set('amount', amount.value);
  }
  if (fault) {
    draft.set('fault', value(fault.parentElement.textContent));
  }
  if (returned) {
    draft.set('returnRequired', returned.checked);
  }
  return draft;
}

function read(path) {
  return fetch(root + path, {headers: {Accept: 'application/json'}})
    .then(response => response.ok ? response.json() : null)
    .catch(() => null);
}

/** Typed as a person would: the form's library hears of it. What stands there already stays. */
function write(textarea, text) {
  const before = textarea.value.trim();
  const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
  set.call(textarea, before ? `${before}\n\n${text}` : text);
  textarea.dispatchEvent(new Event('input', {bubbles: true}));
  textarea.focus();
}

class Advice {

  constructor(form, number) {
    this.form = form;
    this.number = number;
    this.asked = '';
    this.element = document.createElement('section');
    this.element.className = 'redress-advice';
    this.element.setAttribute('aria-label', 'Advice on the decision');
    this.limit = this.element.appendChild(document.createElement('p'));
    this.usual = this.element.appendChild(document.createElement('p'));
    this.usual.className = 'usual';
    this.usual.setAttribute('role', 'status');
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.button.className = 'btn btn-default btn-sm';
    this.button.textContent = 'Draft the reasons';
    this.button.addEventListener('click', () => this.draft());
    this.element.appendChild(this.button);
    form.closest('.fjs-container').before(this.element);
    read(`/desk/cases/${number}/award-limit`).then(limit => {
      this.limit.textContent = limit ? limit.words : '';
    });
    this.update();
  }

  /** Shows what goes with the answers as they are now. */
  update() {
    this.button.hidden = !field(this.form, 'reasons');
    const draft = draftOf(this.form).toString();
    if (draft === this.asked) {
      return;
    }
    this.asked = draft;
    if (!draft.includes('remedy=')) {
      this.tell(null);
      return;
    }
    read(`/desk/cases/${this.number}/precedents?${draft}`).then(answer => {
      if (draft === this.asked) {
        this.tell(answer);
      }
    });
  }

  /** What is usual, and in a box that stands out in what this differs from it. */
  tell(answer) {
    const differences = answer ? answer.differences.map(difference => difference.words) : [];
    const usual = answer && answer.usual.enough ? answer.usual.words : '';
    this.usual.textContent = differences.length > 0 ? differences.join(' ') : usual;
    this.usual.classList.toggle('differs', differences.length > 0);
  }

  draft() {
    read(`/desk/cases/${this.number}/draft-reasons?${draftOf(this.form)}`).then(answer => {
      const reasons = field(this.form, 'reasons');
      if (answer && reasons) {
        write(reasons, answer.text);
      }
    });
  }
}

let advice = null;

/** The forms that decide: they ask for a remedy, and for the fault. */
function decides(form) {
  return form.querySelector('[id*="-Field_fault-"]') && form.querySelector('[id$="-Field_remedyType-display"]');
}

function follow() {
  const form = document.querySelector('.fjs-form');
  const title = document.querySelector('.task-card h2.task');
  const number = title && NUMBER.exec(title.textContent);
  if (!form || !number || !decides(form)) {
    if (advice) {
      advice.element.remove();
      advice = null;
    }
  } else if (!advice || advice.form !== form || !advice.element.isConnected || advice.number !== number[0]) {
    if (advice) {
      advice.element.remove();
    }
    advice = new Advice(form, number[0]);
  } else {
    advice.update();
  }
}

new MutationObserver(follow).observe(document.body, {childList: true, characterData: true, subtree: true});
['change', 'input', 'focusout'].forEach(type => document.addEventListener(type, () => advice && advice.update()));
