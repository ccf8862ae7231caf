// Shows whoever has signed in what they may use: Start process to those who may start one, the pages of leads to leads.

const PROCESS_DEFINITION = 6;
const LEADS = 'mediation-leads';
const PAGES = [['Queue', '/desk/queue'], ['Insight', '/insight']];

const base = document.querySelector('base');
const root = base.getAttribute('app-root').replace(/\/camunda$/, '');

function read(address) {
  return fetch(address, {headers: {Accept: 'application/json'}})
    .then(response => response.ok ? response.json() : {});
}

function mayStartProcesses() {
  const query = new URLSearchParams({
    permissionName: 'CREATE_INSTANCE',
    resourceName: 'Process Definition',
    resourceType: PROCESS_DEFINITION,
    resourceId: '*'
  });
  return read(`${base.getAttribute('engine-api')}engine/default/authorization/check?${query}`)
    .then(answer => answer.authorized === true);
}

function leads() {
  return read(`${base.getAttribute('admin-api')}auth/user/default`)
    .then(person => read(`${base.getAttribute('engine-api')}engine/default/identity/groups?userId=${
      encodeURIComponent(person.userId)}`))
    .then(answer => (answer.groups || []).some(group => group.id === LEADS));
}

function link([title, path]) {
  const anchor = document.createElement('a');
  anchor.href = root + path;
  anchor.textContent = title;
  return anchor;
}

function showPages(shown) {
  document.querySelectorAll('.redress-pages').forEach(before => before.remove());
  document.body.classList.toggle('leads', shown);
  const menu = document.querySelector('[cam-widget-header] .sections-menu');
  if (shown && menu) {
    const pages = document.createElement('nav');
    pages.className = 'redress-pages';
    pages.setAttribute('aria-label', 'Pages of leads');
    pages.append(...PAGES.map(link));
    menu.prepend(pages);
  }
}

// The page stays when somebody signs in or out: the name in the header is what changes.
let person = null;
new MutationObserver(() => {
  const name = document.querySelector('.account > a');
  const signedIn = name ? name.textContent.trim() : null;
  if (signedIn === person) {
    return;
  }
  person = signedIn;
  document.body.classList.remove('may-start-processes');
  showPages(false);
  if (signedIn) {
    mayStartProcesses().then(may => document.body.classList.toggle('may-start-processes', may));
    leads().then(showPages);
  }
}).observe(document.body, {childList: true, characterData: true, subtree: true});

// Whoever has a task hands it over in the case file, from a list of those who can do it and with a note. Tasklist's own
// field wants an id and turns red without a word, as nobody may look for users. By keyboard it clicks, too.
document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('.task-card .assignee .view-value')) {
    event.stopPropagation();
  }
}, true);
