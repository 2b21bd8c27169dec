/** What members say is wrong with questions, and what curators make of it. */
@NullMarked
package dev.questionbank.practice.report;

import org.jspecify.annotations.NullMarked;
