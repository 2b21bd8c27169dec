/** What those who keep the bank change in it. */
@NullMarked
package dev.questionbank.catalog.curation;

import org.jspecify.annotations.NullMarked;
