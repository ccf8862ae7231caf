// Shows the case file of the open task beside its form: facts and decision fields are on the screen together.

const NARROW = 1600;

/** The application lies below /camunda, wherever that is. */
const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

let shown = null;
let pane = null;

function openTask() {
  const card = document.querySelector('.task-card');
  return card && new URLSearchParams(location.hash.split('?')[1] || '').get('task');
}

/** The filters step aside while a task is open on a small screen; whoever brings them back then keeps them. */
const KEPT = 'redress.filtersKept';
let steppedAside = false;

function makeRoom() {
  if (window.innerWidth < NARROW && !sessionStorage.getItem(KEPT)
      && !document.body.classList.contains('filters-column-close')) {
    document.body.classList.add('filters-column-close');
    steppedAside = true;
  }
}

function giveBack() {
  if (steppedAside) {
    document.body.classList.remove('filters-column-close');
    steppedAside = false;
  }
}

document.addEventListener('click', event => {
  if (steppedAside && event.target instanceof Element && event.target.closest('[data-region="filters"]')) {
    sessionStorage.setItem(KEPT, 'true');
    steppedAside = false;
  }
}, true);

function show(task) {
  const column = document.querySelector('.column-right');
  if (!pane || !column.contains(pane)) {
    pane = document.createElement('aside');
    pane.className = 'redress-case-file';
    column.appendChild(pane);
  }
  // A frame that is given another address leaves the one before in the browser's history; a new one does not.
  const frame = document.createElement('iframe');
  frame.title = 'Case file';
  frame.src = `${root}/desk/tasks/${encodeURIComponent(task)}`;
  pane.replaceChildren(frame);
  document.body.classList.add('with-case-file');
  makeRoom();
}

function hide() {
  document.body.classList.remove('with-case-file');
  giveBack();
  if (pane) {
    pane.replaceChildren();
  }
}

/** What can be done from the case file depends on who has the task. */
function state(task) {
  const assignee = document.querySelector('.task-card .assignee .view-value');
  return task && `${task} ${assignee ? assignee.textContent.trim() : ''}`;
}

function follow() {
  const task = openTask();
  const now = state(task);
  if (now !== shown) {
    shown = now;
    if (task) {
      show(task);
    } else {
      hide();
    }
  }
}

new MutationObserver(follow).observe(document.body, {childList: true, subtree: true});
window.addEventListener('hashchange', follow);
