/**
 * Payments: hears what the provider tells, and writes into the ledger what follows from it. What a buyer sees of paying is
 * the provider's own.
 */
@NullMarked
package dev.questionbank.access.payment;

import org.jspecify.annotations.NullMarked;
