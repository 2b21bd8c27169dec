/** The audit trail: what staff changed, in a chain that shows whether anything in it was altered. */
@NullMarked
package dev.questionbank.access.audit;

import org.jspecify.annotations.NullMarked;
