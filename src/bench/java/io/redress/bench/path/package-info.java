/** The standard path of a case, and the load that is put on whatever can walk it. Needs nothing but HdrHistogram, since the peers compile it, too. */
package io.redress.bench.path;
