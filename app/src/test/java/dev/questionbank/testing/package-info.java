/** Tools for tests of the running application: a database, tokens, a client, a counter of statements. */
@NullMarked
package dev.questionbank.testing;

import org.jspecify.annotations.NullMarked;
