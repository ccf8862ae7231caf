/** The PostgreSQL that Redress runs on, embedded or the user's own, and the one history of its tables. */
@NullMarked
package io.redress.database;

import org.jspecify.annotations.NullMarked;
