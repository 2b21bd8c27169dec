/**
 * Who vouches for people where no issuer is named: the application itself, for demo people, on one machine. Nothing of this
 * is there where an issuer is named.
 */
@NullMarked
package dev.questionbank.app.identity;

import org.jspecify.annotations.NullMarked;
