// The page can be read without this: it brings times into the reader's zone, texts and photos nearer.
'use strict';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const local = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: zone,
});
const short = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: zone,
});
// The service's own clock, which a sandbox moves ahead of the browser's.
const now = new Date(document.documentElement.dataset.now);

function left(due) {
  const minutes = Math.round(Math.abs(due - now) / 60000);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const span = days > 0 ? `${days} d ${hours} h` : hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
  return due < now ? `${span} ago` : `in ${span}`;
}

for (const time of document.querySelectorAll('time')) {
  const at = new Date(time.dateTime);
  time.title = time.textContent;
  time.textContent = ('short' in time.dataset ? short : local).format(at);
  if ('due' in time.dataset) {
    const span = document.createElement('span');
    span.className = 'left';
    span.textContent = ` ${left(at)}`;
    time.append(span);
  }
}
document.querySelector('.zone').textContent = `Times are in ${zone}.`;

// ---- texts are read when they come into view, since each reading is written down ----

function decoded(bytes) {
  const start = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const contents = new Map();

function read(address) {
  if (!contents.has(address)) {
    contents.set(address, fetch(address).then(answer => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.arrayBuffer();
    }).then(decoded));
  }
  return contents.get(address);
}

const texts = new IntersectionObserver(entries => {
  for (const entry of entries.filter(one => one.isIntersecting)) {
    texts.unobserve(entry.target);
    read(entry.target.dataset.text).then(text => {
      const words = document.createElement('pre');
      words.textContent = text;
      entry.target.replaceChildren(words);
    }, () => { /* The link to the text stays. */ });
  }
});
document.querySelectorAll('[data-text]').forEach(text => texts.observe(text));

// ---- photos: keys, and the place where one was before ----

let before = 0;

function zoomed() {
  return location.hash.startsWith('#zoom-') ? document.querySelector(location.hash) : null;
}

document.addEventListener('click', event => {
  if (event.target.closest('a.thumb[href^="#zoom-"]')) before = window.scrollY;
});

document.addEventListener('keydown', event => {
  const photo = zoomed();
  const turn = {Escape: 'close', ArrowLeft: 'previous', ArrowRight: 'next'}[event.key];
  if (photo && turn) photo.querySelector(`[data-zoom=${turn}]`)?.click();
});

window.addEventListener('hashchange', event => {
  const photo = zoomed();
  if (photo) {
    photo.querySelector('[data-zoom=close]').focus({preventScroll: true});
    window.scrollTo({top: before, behavior: 'instant'});
  } else if (new URL(event.oldURL).hash.startsWith('#zoom-')) {
    window.scrollTo({top: before, behavior: 'instant'});
    document.querySelector(`${location.hash} a.thumb`)?.focus({preventScroll: true});
  }
});

document.addEventListener('click', event => {
  const hash = event.target.closest('[data-copy]');
  if (hash) navigator.clipboard?.writeText(hash.dataset.copy);
});

// ---- the navigation shows where one is ----

const entries = new Map([...document.querySelectorAll('.bar nav a')].map(link => [link.hash.slice(1), link]));
const parts = [...document.querySelectorAll('main > section')].filter(part => entries.has(part.id));

function mark() {
  const line = document.querySelector('.bar').offsetHeight + 48;
  const here = parts.filter(part => part.getBoundingClientRect().top <= line).pop() ?? parts[0];
  for (const [id, link] of entries) {
    if (id !== here.id) {
      link.removeAttribute('aria-current');
    } else if (!link.hasAttribute('aria-current')) {
      link.setAttribute('aria-current', 'true');
      const list = link.closest('ul');
      list.scrollLeft = link.offsetLeft - (list.clientWidth - link.offsetWidth) / 2;
    }
  }
}

document.addEventListener('scroll', mark, {passive: true});
mark();
