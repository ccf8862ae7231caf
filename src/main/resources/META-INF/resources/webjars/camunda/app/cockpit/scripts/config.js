// Stands before the file of the same name in Camunda's jar, which sets nothing.
export default {
  customScripts: ['scripts/sign-out']
};
