/**
 * What is the same in both naive applications that Redress is compared with: the same facts in plain tables, in the same
 * transaction as the engine. Needs Spring JDBC and nothing of Redress, since the peers compile it.
 */
package io.redress.bench.peer;
