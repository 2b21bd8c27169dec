@NullMarked
package dev.questionbank.access.payment;

import org.jspecify.annotations.NullMarked;
