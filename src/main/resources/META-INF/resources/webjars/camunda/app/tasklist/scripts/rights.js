// Shows Start process to those who may start one, and to nobody else.

const PROCESS_DEFINITION = 6;

function check(base) {
  const query = new URLSearchParams({
    permissionName: 'CREATE_INSTANCE',
    resourceName: 'Process Definition',
    resourceType: PROCESS_DEFINITION,
    resourceId: '*'
  });
  return fetch(`${base}engine/default/authorization/check?${query}`, {headers: {Accept: 'application/json'}})
    .then(response => response.ok ? response.json() : {authorized: false});
}

function apply() {
  const base = document.querySelector('base').getAttribute('engine-api');
  check(base).then(answer => document.body.classList.toggle('may-start-processes', answer.authorized));
}

// The page stays when somebody signs in or out: the name in the header is what changes.
let person = null;
new MutationObserver(() => {
  const name = document.querySelector('.account > a');
  const signedIn = name ? name.textContent.trim() : null;
  if (signedIn !== person) {
    person = signedIn;
    if (signedIn) {
      apply();
    } else {
      document.body.classList.remove('may-start-processes');
    }
  }
}).observe(document.body, {childList: true, characterData: true, subtree: true});
