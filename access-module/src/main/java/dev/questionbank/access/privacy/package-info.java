/** The rights of the person whose data it is: to see all of it, and to have it erased. */
@NullMarked
package dev.questionbank.access.privacy;

import org.jspecify.annotations.NullMarked;
