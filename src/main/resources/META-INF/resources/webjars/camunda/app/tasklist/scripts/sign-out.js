// Where people sign in at an identity provider, a cookie says so. There the form for a password, which the application
// shows to whoever has signed out, is of no use: who leaves here leaves there as well.

const root = document.querySelector('base').getAttribute('app-root');
const elsewhere = () => document.cookie.split('; ').some(cookie => cookie.startsWith('SIGN_OUT='));

addEventListener('hashchange', () => {
  if (location.hash.startsWith('#/login') && elsewhere()) {
    location.assign(`${root}/sign-out`);
  }
});
